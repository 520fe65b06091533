import { randomUUID } from 'node:crypto';
import { findSignal } from '#features/signal/index.server.ts';
import type { DecisionInput } from '#features/signal/index.ts';
import {
	addStopToTheme,
	bundleSignal,
	decideTheme,
	deliverTheme,
	makeReplyLink,
	makeTheme,
	readReplyCode,
} from '#features/theme/index.server.ts';
import { type ThemeInput, themeInput } from '#features/theme/index.ts';
import { today } from '#platform/clock.server.ts';
import {
	type Actor,
	asActor,
	asJobs,
	asNobody,
	type Platform,
	type Tx,
} from '#platform/db/context.server.ts';
import { type Cast, layOutCast, on } from './cast.ts';
import { openAsOwner } from './database.ts';

/** A link expires by the clock of the database, so the stories of themes play today. */
export const NOW = today();
export const noHolidays = { fixed: [], easter: [] };

export const input = (title: string, topicId: string | null = null): ThemeInput =>
	themeInput.parse({ kind: 'barrier', title, topicId, familiesSay: 'We begonnen telkens opnieuw.' });
export const decision = (change: Partial<DecisionInput> = {}): DecisionInput => ({
	verdict: 'yes',
	reason: 'Een gesprek samen kost minder dan opnieuw beginnen.',
	what: 'Vanaf januari is er tijd voor één gesprek samen.',
	plainWords: 'Je oude en je nieuwe begeleider komen samen langs.',
	nextLookOn: null,
	whoThen: null,
	trialRuleId: null,
	trialFor: null,
	trialUntil: null,
	trialWatch: null,
	...change,
});

export type ThemeStage = Awaited<ReturnType<typeof stageThemes>>;

/**
 * A fresh region in which themes can travel: a topic, a body that accepted to decide on it (Hilde sits there), and
 * two bodies outside Lus with their bearers (Gust, Ivo).
 */
export async function stageThemes(platform: Platform) {
	const cast = await layOutCast();
	const chris = on(cast.chris, NOW);
	const hilde = on(cast.hilde, NOW);
	const ids = { topicId: randomUUID(), body: randomUUID(), outside: randomUUID(), other: randomUUID() };
	const { topicId, body, outside, other } = ids;
	await asOwner(cast, async (query) => {
		await query('insert into topic (region_id, id, name) values ($1, $2, $3)', [topicId, 'Overgangen']);
		const addressee =
			'insert into addressee (region_id, id, name, kind, circle_id, bearer_id, receives) values ($1, $2, $3, $4, $5, $6, $7)';
		const { consultation } = cast.circles;
		await query(addressee, [body, 'Het overleg', 'circle', consultation, null, 'themes']);
		await query(addressee, [outside, 'De dienst', 'outside', null, cast.gust.personId, 'themes']);
		await query(addressee, [other, 'De stad', 'outside', null, cast.ivo.personId, 'themes']);
		await query(
			`insert into mandate (region_id, id, addressee_id, topic_id, verb, term_kind, term_count, state,
				accepted_by, accepted_on) values ($1, $2, $3, $4, 'decides', 'days', 42, 'accepted', $5, $6)`,
			[randomUUID(), body, topicId, cast.hilde.personId, NOW],
		);
	});

	const act = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
	const jobs = <T>(work: (tx: Tx) => Promise<T>) =>
		asJobs(platform, { regionId: cast.regionId, today: NOW }, work);

	/** A signal of that table that the coordinator has received. */
	async function raise(table: 'tableOne' | 'tableTwo' | 'tableThree', statement: string): Promise<string> {
		const id = randomUUID();
		await asOwner(cast, async (query) => {
			await query(
				`insert into signal (region_id, id, state, direction, statement, facts, level, topic_id, support, sent_on,
					release_by, released_on) values ($1, $2, 'received', 'hinders', $3, '{Drie weken wachten.}', 'meso', $4,
					'table', $5, $5, $5)`,
				[id, statement, topicId, NOW],
			);
			const { [table]: circle } = cast.circles;
			await query('insert into signal_origin (region_id, signal_id, circle_id) values ($1, $2, $3)', [
				id,
				circle,
			]);
			await query(
				"insert into signal_reader (region_id, signal_id, region_role) values ($1, $2, 'coordinator')",
				[id],
			);
		});
		return id;
	}

	/** A theme with one signal of each of so many tables. */
	async function themeOf(tables: number): Promise<{ themeId: string; signals: string[] }> {
		const themeId = randomUUID();
		const names = (['tableOne', 'tableTwo', 'tableThree'] as const).slice(0, tables);
		await act(chris, (tx) => makeTheme(tx, themeId, input('Warme overdracht', topicId)));
		const signals: string[] = [];
		for (const name of names)
			signals.push(await raise(name, `Bij een wissel ontbreekt een gesprek: ${name}.`));
		for (const signal of signals) await act(chris, (tx) => bundleSignal(tx, themeId, signal));
		return { themeId, signals };
	}

	/** The same of three tables, spoken about in the learning network and brought before a body. */
	async function themeBefore(addresseeId: string): Promise<{ themeId: string; signals: string[] }> {
		const made = await themeOf(3);
		const { themeId } = made;
		const circleId = cast.circles.learningNetwork;
		const stop = { kind: 'learningNetwork', circleId, label: '', onDay: NOW } as const;
		await act(chris, (tx) => addStopToTheme(tx, randomUUID(), themeId, stop));
		await act(chris, (tx) => deliverTheme(tx, { id: randomUUID(), themeId, addresseeId }, noHolidays));
		return made;
	}

	const decide = (actor: Actor, themeId: string, addresseeId: string, change: Partial<DecisionInput> = {}) =>
		act(actor, (tx) => {
			const id = randomUUID();
			const asked = { id, themeId, addresseeId, via: 'lus', replierName: null } as const;
			return decideTheme(tx, { ...asked, ...decision(change) });
		});

	async function guestOf(themeId: string, addresseeId: string): Promise<{ guest: Actor; code: string }> {
		const code = await act(chris, (tx) => makeReplyLink(tx, { themeId, addresseeId }));
		const link = await asNobody(platform, (tx) => readReplyCode(tx, code));
		return { guest: { regionId: cast.regionId, replyId: link?.id ?? 'none', today: NOW }, code };
	}

	const states = (signals: readonly string[]) =>
		Promise.all(signals.map((id) => act(chris, async (tx) => (await findSignal(tx, id))?.state)));

	return { cast, chris, hilde, ...ids, act, jobs, raise, themeOf, themeBefore, decide, guestOf, states };
}

/** The region's number goes first into every query. */
async function asOwner(
	cast: Cast,
	work: (query: (text: string, values: unknown[]) => Promise<unknown>) => Promise<void>,
): Promise<void> {
	const owner = await openAsOwner();
	try {
		await work((text, values) => owner.query(text, [cast.regionId, ...values]));
	} finally {
		await owner.end();
	}
}
