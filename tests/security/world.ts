import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Cast, FIRST_DAY } from '../cast.ts';
import { readShape, type Shape } from './shape.ts';

/** One row of the world, by which a test asks who may do what with it. */
export type Seeded = {
	/** Table, and what makes this row different from another of the same table. */
	readonly label: string;
	readonly table: string;
	readonly key: Readonly<Record<string, unknown>>;
};
export type World = {
	readonly rows: readonly Seeded[];
	readonly shape: Shape;
	/** The reply link of a guest who answers the released signal. */
	readonly replyId: string;
	/** A meeting of table one that is live. */
	readonly meetingId: string;
};

type Values = Record<string, unknown>;

/**
 * Lays out at least one row in every table of a region. The case lies at table one (anna, bram) and in anna's
 * notebook; one signal waits for its release, another reached the learning network (gust) and the coordinator
 * (chris), stands in a theme that went to the steering group (hilde), and was decided, answered and judged. Bram coaches
 * anna, who named hilde as her leader. Table one is in a meeting; the team planned one.
 */
export async function layOutWorld(owner: pg.Client, cast: Cast): Promise<World> {
	const shape = await readShape(owner);
	const rows: Seeded[] = [];
	const add = async (label: string, values: Values): Promise<string> => {
		const table = label.split('/')[0] ?? label;
		const row = shape.complete(table, { region_id: cast.regionId, ...values });
		const columns = Object.keys(row);
		const { rows: made } = await owner.query(
			`insert into public.${table} (${columns}) values (${columns.map((_, index) => `$${index + 1}`)}) returning *`,
			Object.values(row),
		);
		rows.push({ label, table, key: shape.keyOf(table, made[0]) });
		return String(made[0].id);
	};
	const { anna, bram, chris, emil, fien, gust, hilde } = cast;
	const { tableOne, team, learningNetwork, steeringGroup } = cast.circles;
	const notebook = cast.notebooks.anna;

	const organisation_id = await add('organisation', { name: 'Huis' });
	await add('invitation', { invited_by: bram.personId, circle_id: tableOne });
	await add('personal_token', { person_id: anna.personId });
	// Revoked: somebody has one link that works, and a test writes this row once more.
	await add('calendar_feed', { person_id: anna.personId, revoked_on: FIRST_DAY });
	await add('data_key/table', { circle_id: tableOne });
	await add('data_key/notebook', { circle_id: notebook });
	await add('audit/table', { circle_id: tableOne, person_id: anna.personId });
	await add('audit/region', { circle_id: null, person_id: anna.personId });

	const topic_id = await add('topic', { name: 'Vervoer' });
	const rule_id = await add('rule', { topic_id });
	const network = await add('addressee/network', { kind: 'circle', circle_id: learningNetwork });
	const steering = await add('addressee/steering', { kind: 'circle', circle_id: steeringGroup });
	await add('mandate/proposed', { addressee_id: network, topic_id, verb: 'advises' });
	await add('mandate/accepted', {
		addressee_id: network,
		topic_id,
		state: 'accepted',
		accepted_by: gust.personId,
	});
	await add('consultation', {});

	const trajectory_id = await add('trajectory', { circle_id: tableOne, code: 'T-1' });
	await add('child', { trajectory_id });
	await add('trajectory_event', { trajectory_id, noted_by: anna.personId });
	await add('trajectory_import', { started_by: chris.personId });
	const chair_id = await add('chair', { trajectory_id });
	const told = { chair_id, noted_by: anna.personId };
	await add('voice/table', { ...told, readers: 'table' });
	await add('voice/noter', { ...told, readers: 'noter' });
	const cycle_id = await add('cycle/table', {
		circle_id: tableOne,
		trajectory_id,
		started_by: anna.personId,
	});
	const own_cycle = await add('cycle/notebook', { circle_id: notebook, started_by: anna.personId });
	await add('cycle_item/table', { cycle_id, changed_by: anna.personId });
	await add('cycle_item/notebook', { cycle_id: own_cycle, changed_by: anna.personId });
	await add('action/table', { circle_id: tableOne, cycle_id, owner_id: anna.personId });
	await add('action/notebook', { circle_id: notebook, owner_id: anna.personId });

	const pack_id = await add('pack', { slug: 'pakket', brought_by: chris.personId });
	const entry = { kind: 'method', nl: '{}' };
	await add('pack_entry/shared', {
		...entry,
		slug: 'van-ver',
		state: 'shared',
		pack_id,
		written_by: chris.personId,
	});
	await add('pack_entry/own', { ...entry, slug: 'van-anna', state: 'own', written_by: anna.personId });
	await add('method_draft', { written_by: anna.personId, fields: '{}' });
	const kept = { kind: 'instrument', slug: 'swot', body: '{}' };
	const content_id = await add('kept_content/table', { ...kept, circle_id: tableOne });
	const own_content = await add('kept_content/notebook', { ...kept, circle_id: notebook });
	const sheet = { kind: 'instrument', slug: 'swot', started_by: anna.personId };
	const worksheet_id = await add('worksheet/table', { ...sheet, circle_id: tableOne, cycle_id, content_id });
	const own_sheet = await add('worksheet/notebook', {
		...sheet,
		circle_id: notebook,
		content_id: own_content,
	});
	const item = { place: 'strengths', changed_by: anna.personId };
	await add('worksheet_item/table', { ...item, worksheet_id });
	await add('worksheet_item/notebook', { ...item, worksheet_id: own_sheet });
	const held = { slug: 'continuum', opened_by: anna.personId };
	const round_id = await add('scan_round/table', { ...held, circle_id: tableOne, content_id });
	const own_round = await add('scan_round/notebook', {
		...held,
		circle_id: notebook,
		content_id: own_content,
	});
	const ended = await add('scan_round/closed', {
		...held,
		circle_id: tableOne,
		content_id,
		closed_on: FIRST_DAY,
	});
	const answered = { audience: 'group', person_id: anna.personId };
	await add('scan_answer/table', { ...answered, round_id });
	await add('scan_answer/notebook', { ...answered, round_id: own_round });
	await add('scan_answer/client', { audience: 'client', round_id });
	await add('scan_answer/closed', { audience: 'group', round_id: ended });
	await add('scan_card', { round_id });

	const pair = randomUUID();
	await owner.query(
		"insert into circle (region_id, id, kind, name, existing_meeting) values ($1, $2, 'duo', 'Twee', 'maandag')",
		[cast.regionId, pair],
	);
	for (const { personId } of [anna, bram])
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[cast.regionId, randomUUID(), pair, personId],
		);
	const guidance = { circle_id: pair, kind: 'coaching', rhythm_weeks: 2, started_by: anna.personId };
	const track_id = await add('guidance_track', guidance);
	const led = { role: 'guided', leader_id: hilde.personId, shared_key: Buffer.of(1) };
	await add('guidance_person/guided', { ...led, track_id, person_id: anna.personId });
	await add('guidance_person/guide', { role: 'guide', track_id, person_id: bram.personId });
	const guided_meeting = await add('guidance_meeting', { track_id });
	await add('guidance_hours', { meeting_id: guided_meeting, person_id: anna.personId, minutes: 60 });
	const guided = { track_id, person_id: anna.personId };
	await add('guidance_talk', { ...guided, moment: 'start' });
	const goal = { ...guided, added_by: anna.personId };
	await add('guidance_goal/agreed', { ...goal, agreed_on: FIRST_DAY });
	await add('guidance_goal/own', goal);
	await add('guidance_note', { ...guided, kind: 'question' });
	// Table one asked for a fresh pair of eyes: fien said yes and is coming, emil passed. The team's ask stands open.
	const wanted = { zone: 'midden-west-vlaanderen', element: 'neutral', hours: 10 };
	const ask_id = await add('outsider_ask/taken', wanted);
	const open_ask = await add('outsider_ask/open', wanted);
	await add('ring_guide', {
		person_id: fien.personId,
		home_zone: 'midden-west-vlaanderen',
		admitted_on: null,
	});
	const asked = { asked_by: anna.personId, asked_on: FIRST_DAY };
	await add('outsider_origin/taken', {
		...{ ...asked, ask_id, circle_id: tableOne, agreed: Buffer.from('x') },
		...{ granted_by: bram.personId, granted_on: FIRST_DAY },
	});
	await add('outsider_origin/open', { ...asked, ask_id: open_ask, circle_id: cast.circles.team });
	await add('outsider_involved', { ask_id, organisation_id });
	await add('outsider_offer/accepted', { ask_id, person_id: fien.personId, answer: 'accepted' });
	await add('outsider_offer/passed', { ask_id, person_id: emil.personId, answer: 'passed' });
	await add('outsider_offer/open', { ask_id: open_ask, person_id: emil.personId });
	await add('outsider_phase', { ask_id, step: 1 });
	await add('ring_use', { person_id: fien.personId });
	const hours = { organisation_id, quarter_hours: 40 };
	await add('ring_hours/released', { ...hours, direction: 'lent', released: true });
	await add('ring_hours/waiting', { ...hours, direction: 'drawn', released: false });
	await add('ring_yield/released', { moved: 'yes', released: true });
	await add('ring_yield/waiting', { moved: 'no', released: false });

	const draft = { circle_id: tableOne, cycle_id, changed_by: anna.personId };
	const draft_id = await add('signal_draft', draft);
	const text = { state: 'sent', topic_id, rule_id, facts: ['Drie keer zonder bus.'] };
	const waiting = await add('signal/waiting', text);
	const signal_id = await add('signal/released', { ...text, released_on: FIRST_DAY });
	await add('signal_origin', { signal_id, circle_id: tableOne, draft_id, sent_by: anna.personId });
	await add('signal_origin/waiting', { signal_id: waiting, circle_id: tableOne });
	await add('signal_reader', { signal_id, addressee_id: network });
	await add('signal_reader/coordinator', { signal_id, region_role: 'coordinator' });
	await add('signal_reader/waiting', { signal_id: waiting, addressee_id: network });

	const theme_id = await add('theme/open', { topic_id });
	const published = await add('theme/published', { published_on: FIRST_DAY });
	await add('theme_signal', { theme_id, signal_id });
	await add('theme_stop', { theme_id });
	await add('nuance', { theme_id, noted_by: chris.personId });
	const recommendation_id = await add('recommendation', { theme_id });
	await add('recommendation_test', { recommendation_id });
	const toNetwork = { signal_id, addressee_id: network };
	await add('delivery/signal', toNetwork);
	await add('delivery/theme', { theme_id, addressee_id: steering });
	const decision_id = await add('decision', { ...toNetwork, verdict: 'yes' });
	const answer_id = await add('answer', { signal_id, decision_id });
	await add('verdict', { signal_id, answer_id });
	await add('look_back', { signal_id, months: 3 });
	await add('theme_plan/steering', { theme_id, circle_id: steeringGroup });
	const plan_id = await add('theme_plan/network', { theme_id: published, circle_id: learningNetwork });
	await add('plan_step', { plan_id });
	const questions = { circle_id: team, asked_by: anna.personId };
	const homework_id = await add('homework/open', questions);
	const opened = await add('homework/opened', { ...questions, closed_on: FIRST_DAY });
	const constituency_id = await add('constituency/open', { homework_id });
	const heard = await add('constituency/opened', { homework_id: opened });
	await add('homework_answer/open', { homework_id, constituency_id });
	await add('homework_answer/paper', { homework_id, constituency_id, entered_by: anna.personId });
	await add('homework_answer/opened', { homework_id: opened, constituency_id: heard });
	const event_id = await add('signal_event', { signal_id });
	await add('signal_event_actor', { event_id, circle_id: tableOne, person_id: anna.personId });
	await add('signal_chain', { signal_id });
	const token_hash = createHash('sha256').update(randomUUID()).digest();
	const link = { ...toNetwork, made_by: chris.personId, token_hash, expires_on: '2999-01-01' };
	const replyId = await add('reply_link', link);
	await add('notice', { person_id: anna.personId, signal_id });

	const planned = { content_id, starts_at: '14:00', minutes: 90, made_by: bram.personId };
	const meeting_id = await add('meeting/table', { ...planned, circle_id: tableOne, state: 'open' });
	const team_content = await add('kept_content/team', { ...kept, circle_id: cast.circles.team });
	await add('meeting/team', { ...planned, circle_id: cast.circles.team, content_id: team_content });
	await add('meeting_event', { meeting_id });
	await add('held_card', { meeting_id });
	await add('shown_mark', { meeting_id });
	await add('ballot', { meeting_id });
	await add('meeting_seat', { meeting_id, person_id: anna.personId });
	await add('meeting_invite', { meeting_id, made_by: bram.personId });
	await add('meeting_note', { meeting_id });

	const known = async (label: string, query: string, values: unknown[]) => {
		const table = label.split('/')[0] ?? label;
		const found = await owner.query(`select * from public.${table} where region_id = $1 and ${query}`, [
			cast.regionId,
			...values,
		]);
		rows.push({ label, table, key: shape.keyOf(table, found.rows[0]) });
	};
	await known('region', 'true', []);
	await known('person/anna', 'id = $2', [anna.personId]);
	await known('person/ivo', 'id = $2', [cast.ivo.personId]);
	await known('region_role', 'person_id = $2', [chris.personId]);
	await known('circle/table', 'id = $2', [tableOne]);
	await known('circle/notebook', 'id = $2', [notebook]);
	await known('circle/team', 'id = $2', [cast.circles.team]);
	await known('membership/table', 'circle_id = $2 and person_id = $3', [tableOne, anna.personId]);
	await known('membership/notebook', 'circle_id = $2', [notebook]);
	await known('membership/team', 'circle_id = $2', [cast.circles.team]);

	for (const table of shape.tables.filter((name) => !rows.some((row) => row.table === name))) {
		throw new Error(
			`the world has no row in ${table}: lay one out and say in matrix.ts who may do what with it`,
		);
	}
	return { rows, shape, replyId, meetingId: meeting_id };
}
