import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import {
	addAddressee,
	addRule,
	addTopic,
	beginTopics,
	changeAddressee,
	endAddressee,
	endRule,
	endTopic,
	findAddressee,
	keepConsultation,
	listAddressableCircles,
	listAddressees,
	listConsultations,
	listRules,
	listTopics,
	noteMeetingDates,
	removeConsultation,
	renameRule,
	renameTopic,
} from './index.server.ts';
import { addresseeChange, addresseeInput, consultationInput } from './index.ts';

const platform = openTestPlatform();
let cast: Cast;
beforeEach(async () => {
	cast = await layOutCast();
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refused = (code: string) => expect.objectContaining({ code });
const group = (circleId: string, more: object = {}) =>
	addresseeInput.parse({ id: randomUUID(), kind: 'circle', circleId, ...more });
const agency = (more: object = {}) =>
	addresseeInput.parse({
		id: randomUUID(),
		kind: 'outside',
		name: 'Agentschap',
		receives: 'themes',
		...more,
	});

test('lists are kept by the coordinator alone', async () => {
	const topic = { id: randomUUID(), name: 'Wonen' };
	await as(cast.chris, (tx) => addTopic(tx, topic));
	const acts: ((tx: Tx) => Promise<unknown>)[] = [
		(tx) => beginTopics(tx, ['Wonen'], 'Coördinator'),
		(tx) => addTopic(tx, { id: randomUUID(), name: 'School' }),
		(tx) => renameTopic(tx, { ...topic, name: 'Huis' }),
		(tx) => endTopic(tx, topic.id, true),
		(tx) => addRule(tx, { id: randomUUID(), topicId: topic.id, name: 'Een bed is een ticket' }),
		(tx) => addAddressee(tx, group(cast.circles.team)),
		(tx) => keepConsultation(tx, consultation()),
	];
	for (const actor of [cast.anna, cast.gust, cast.dora, cast.ivo])
		for (const act of acts) await expect(as(actor, act)).rejects.toEqual(refused('coordinator-only'));
	expect(await as(cast.ivo, listTopics)).toEqual([{ ...topic, endedOn: null }]);
});

test('starting topics come in one click, twice is once, with someone to send to', async () => {
	await as(cast.chris, (tx) => beginTopics(tx, ['Wonen', 'Mandaat'], 'Coördinator'));
	await as(cast.chris, (tx) => beginTopics(tx, ['Wonen', 'Mandaat'], 'Coördinator'));
	expect((await as(cast.ivo, listTopics)).map(({ name }) => name)).toEqual(['Mandaat', 'Wonen']);
	expect((await as(cast.ivo, listAddressees)).map(({ kind }) => kind)).toEqual(['coordinator']);
});

test('a topic stands once, can be renamed, ended and taken up again', async () => {
	const one = { id: randomUUID(), name: 'Wonen' };
	const two = { id: randomUUID(), name: 'Mandaat' };
	await as(cast.chris, async (tx) => {
		await addTopic(tx, one);
		await addTopic(tx, one);
		await addTopic(tx, two);
	});
	await expect(as(cast.chris, (tx) => addTopic(tx, { id: randomUUID(), name: 'wonen' }))).rejects.toEqual(
		refused('topic-exists'),
	);
	await expect(as(cast.chris, (tx) => renameTopic(tx, { ...two, name: 'Wonen' }))).rejects.toEqual(
		refused('topic-exists'),
	);
	await expect(
		as(cast.chris, (tx) => renameTopic(tx, { id: randomUUID(), name: 'Nergens' })),
	).rejects.toEqual(refused('not-found'));
	await as(cast.chris, (tx) => endTopic(tx, one.id, true));
	expect((await as(cast.ivo, listTopics)).find(({ id }) => id === one.id)?.endedOn).toBe(cast.chris.today);
	await as(cast.chris, (tx) => addTopic(tx, { id: randomUUID(), name: 'Wonen' }));
	expect((await as(cast.ivo, listTopics)).map(({ id, endedOn }) => [id, endedOn])).toEqual([
		[two.id, null],
		[one.id, null],
	]);
});

test('a rule hangs on a topic that is there', async () => {
	const topic = { id: randomUUID(), name: 'Wonen' };
	const rule = { id: randomUUID(), topicId: topic.id, name: 'Een bed is een ticket' };
	await expect(as(cast.chris, (tx) => addRule(tx, rule))).rejects.toEqual(refused('not-found'));
	await as(cast.chris, async (tx) => {
		await addTopic(tx, topic);
		await addRule(tx, rule);
		await addRule(tx, rule);
		await renameRule(tx, { id: rule.id, name: 'Wie weg is, verliest zijn plaats' });
		await endRule(tx, rule.id, true);
		await endRule(tx, rule.id, false);
	});
	expect(await as(cast.ivo, listRules)).toEqual([
		{ ...rule, name: 'Wie weg is, verliest zijn plaats', endedOn: null },
	]);
});

test('a table or notebook is never an addressee, nor a group of elsewhere', async () => {
	const elsewhere = await layOutCast('Elders');
	const wrong = [cast.circles.tableOne, cast.notebooks.anna ?? '', elsewhere.circles.team, randomUUID()];
	for (const circleId of wrong)
		await expect(as(cast.chris, (tx) => addAddressee(tx, group(circleId)))).rejects.toEqual(
			refused('not-addressable'),
		);
	const offered = (await as(cast.chris, listAddressableCircles)).map(({ name }) => name);
	expect(offered).toEqual(['consultation', 'learningNetwork', 'steeringGroup', 'team']);
});

test('a body outside Lus has a name and a bearer of this region', async () => {
	const elsewhere = await layOutCast('Elders');
	await expect(as(cast.chris, (tx) => addAddressee(tx, agency()))).rejects.toEqual(refused('bearer-missing'));
	await expect(
		as(cast.chris, (tx) => addAddressee(tx, agency({ name: '', bearerId: cast.gust.personId }))),
	).rejects.toEqual(refused('name-missing'));
	await expect(
		as(cast.chris, (tx) => addAddressee(tx, agency({ bearerId: elsewhere.gust.personId }))),
	).rejects.toEqual(refused('not-found'));
});

test('a group and the coordinator are addressee once; ended makes room', async () => {
	const first = group(cast.circles.team);
	const coordinator = addresseeInput.parse({
		id: randomUUID(),
		kind: 'coordinator',
		name: 'Coördinator',
		receives: 'themes',
	});
	await as(cast.chris, (tx) => addAddressee(tx, first));
	await as(cast.chris, (tx) => addAddressee(tx, first));
	await as(cast.chris, (tx) => addAddressee(tx, coordinator));
	expect((await as(cast.ivo, (tx) => findAddressee(tx, coordinator.id)))?.receives).toBe('signals');
	for (const again of [group(cast.circles.team), { ...coordinator, id: randomUUID() }])
		await expect(as(cast.chris, (tx) => addAddressee(tx, again))).rejects.toEqual(
			refused('addressee-exists'),
		);
	await as(cast.chris, (tx) => endAddressee(tx, first.id, true));
	await as(cast.chris, (tx) => addAddressee(tx, group(cast.circles.team)));
	await expect(as(cast.chris, (tx) => endAddressee(tx, first.id, false))).rejects.toEqual(
		refused('addressee-exists'),
	);
});

test('what is not chosen is proposed: themes for bodies of the region and outside, signals for who is near', async () => {
	const made = [
		group(cast.circles.team),
		group(cast.circles.steeringGroup),
		group(cast.circles.consultation, { receives: 'signals' }),
		agency({ bearerId: cast.gust.personId }),
	];
	await as(cast.chris, async (tx) => {
		for (const one of made) await addAddressee(tx, one);
	});
	const all = await as(cast.ivo, listAddressees);
	expect(made.map(({ id }) => all.find((one) => one.id === id)?.receives)).toEqual([
		'signals',
		'themes',
		'signals',
		'themes',
	]);
});

test('contacts can change; a group keeps its own name', async () => {
	const one = group(cast.circles.consultation);
	await as(cast.chris, (tx) => addAddressee(tx, one));
	const change = addresseeChange.parse({
		id: one.id,
		name: 'Iets anders',
		secretaryId: cast.hilde.personId,
		bearerId: cast.ivo.personId,
		email: 'x@test.example',
		receives: 'themes',
	});
	await expect(as(cast.hilde, (tx) => changeAddressee(tx, change))).rejects.toEqual(
		refused('coordinator-only'),
	);
	await as(cast.chris, (tx) => changeAddressee(tx, change));
	expect(await as(cast.ivo, (tx) => findAddressee(tx, one.id))).toMatchObject({
		name: 'consultation',
		circleKind: 'regionalConsultation',
		secretaryId: cast.hilde.personId,
		bearerId: null,
		email: null,
		receives: 'themes',
	});
});

test('meeting days are noted by who holds the addressee or the coordinator, whole or not at all', async () => {
	const one = group(cast.circles.learningNetwork, { meetingDates: '5/10/2026' });
	await as(cast.chris, (tx) => addAddressee(tx, one));
	for (const actor of [cast.anna, cast.ivo, cast.dora])
		await expect(as(actor, (tx) => noteMeetingDates(tx, one.id, '1/1/2027'))).rejects.toEqual(
			refused('not-holder'),
		);
	await expect(as(cast.gust, (tx) => noteMeetingDates(tx, one.id, '2/11/2026\n30/02/2027'))).rejects.toEqual(
		refused('dates-unread'),
	);
	expect((await as(cast.ivo, (tx) => findAddressee(tx, one.id)))?.meetingDates).toEqual(['2026-10-05']);
	await as(cast.gust, (tx) => noteMeetingDates(tx, one.id, '7 dec 2026\n2/11/2026'));
	expect((await as(cast.ivo, (tx) => findAddressee(tx, one.id)))?.meetingDates).toEqual([
		'2026-11-02',
		'2026-12-07',
	]);
});

test('past the commands, a member of a group cannot rewrite its addressee', async () => {
	const one = group(cast.circles.team);
	await as(cast.chris, (tx) => addAddressee(tx, one));
	const raw = await as(cast.anna, (tx) =>
		tx.db.updateTable('addressee').set({ receives: 'themes' }).where('id', '=', one.id).executeTakeFirst(),
	);
	expect(raw.numUpdatedRows).toBe(0n);
});

function consultation(more: object = {}) {
	return consultationInput.parse({
		id: randomUUID(),
		name: 'Overleg jeugd',
		who: 'De jeugddiensten van de streek',
		purpose: 'Afspraken over wachttijden',
		rhythm: 'zes keer per jaar',
		...more,
	});
}

test('existing consultations are kept, changed, taken out and put back', async () => {
	const one = consultation();
	await expect(
		as(cast.chris, (tx) => keepConsultation(tx, consultation({ addresseeId: randomUUID() }))),
	).rejects.toEqual(refused('not-found'));
	await as(cast.chris, (tx) => keepConsultation(tx, one));
	await as(cast.chris, (tx) => keepConsultation(tx, { ...one, rhythm: 'elke maand' }));
	expect(await as(cast.ivo, listConsultations)).toEqual([{ ...one, rhythm: 'elke maand' }]);
	await expect(as(cast.ivo, (tx) => removeConsultation(tx, one.id))).rejects.toEqual(
		refused('coordinator-only'),
	);
	const taken = await as(cast.chris, (tx) => removeConsultation(tx, one.id));
	expect(await as(cast.ivo, listConsultations)).toEqual([]);
	await as(cast.chris, (tx) => keepConsultation(tx, taken));
	expect((await as(cast.ivo, listConsultations)).length).toBe(1);
});
