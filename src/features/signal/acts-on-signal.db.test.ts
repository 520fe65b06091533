import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { loadContent } from '#features/method/index.server.ts';
import { addDays, addMonths } from '#platform/day.ts';
import { type Actor, asActor, asJobs, type Tx } from '#platform/db/context.server.ts';
import { type Cast, FIRST_DAY, layOutCast, on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import {
	answerSignal,
	assignSignal,
	decideSignal,
	deliverWaiting,
	discussSignal,
	loadGate,
	loadJourney,
	noteLookBack,
	receiveSignal,
	releaseSignals,
	revokeOwnSentence,
	sendSignal,
	settle,
	writeDraft,
} from './index.server.ts';
import { draftBody } from './index.ts';

const platform = openTestPlatform();
const { holidays } = loadContent('content');
const rules = { gate: loadGate('content').lists, holidays };
const released = addDays(FIRST_DAY, 14);
let cast: Cast;
let topicId: string;
let desk: string;
let signalId: string;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refused = (code: string) => expect.objectContaining({ code: expect.stringContaining(code) });

/** A signal of table one with an own sentence and without topic: it stands in the tray. */
beforeEach(async () => {
	cast = await layOutCast();
	[topicId, desk, signalId] = [randomUUID(), randomUUID(), randomUUID()];
	const owner = await openAsOwner();
	const { regionId } = cast;
	await owner.query('insert into topic (region_id, id, name) values ($1, $2, $3)', [
		regionId,
		topicId,
		'wissels',
	]);
	await owner.query(
		"insert into addressee (region_id, id, name, kind) values ($1, $2, 'De coördinator', 'coordinator')",
		[regionId, desk],
	);
	await owner.query(
		"insert into mandate (region_id, id, addressee_id, topic_id, verb, state) values ($1, $2, $3, $4, 'passesOn', 'accepted')",
		[regionId, randomUUID(), desk, topicId],
	);
	await owner.end();
	const draftId = randomUUID();
	const body = draftBody.parse({
		statement: 'Bij een wissel van begeleider is er geen gesprek met oud en nieuw samen.',
		facts: ['Het gezin leerde de nieuwe begeleider pas thuis kennen.'],
		ownSentence: 'Ik wil weten wie er komt.',
		ownSentenceAgreed: true,
		familyKnows: 'yes',
	});
	const { tableOne } = cast.circles;
	await as(cast.anna, (tx) =>
		writeDraft(tx, { id: draftId, circleId: tableOne, cycleId: null, version: 0, body }),
	);
	const input = { draftId, signalId, version: 1, mandateId: null, looked: true, knowsReaders: true } as const;
	await as(cast.anna, (tx) => sendSignal(tx, { ...input, language: 'nl' }, rules));
	await asJobs(platform, { regionId, today: released }, (tx) => releaseSignals(tx, holidays));
});
afterAll(() => platform.close());

const assign = (actor: Actor) =>
	as(on(actor, released), (tx) => assignSignal(tx, { signalId, addresseeId: desk, topicId }, holidays));

test('only who looks after the tray gives a signal to somebody, once', async () => {
	await expect(assign(cast.anna)).rejects.toEqual(refused('not-yours'));
	await expect(assign(cast.ivo)).rejects.toEqual(refused('not-found'));
	await assign(cast.hilde);
	await expect(assign(cast.hilde)).rejects.toEqual(refused('not-in-tray'));
	const { inHand, open, signal } = await as(cast.chris, (tx) => loadJourney(tx, signalId));
	expect(inHand).toBe(true);
	expect(open?.dueOn).not.toBeNull();
	expect(signal.topicId).toBe(topicId);
	const regionId = cast.regionId;
	expect(await asJobs(platform, { regionId, today: released }, (tx) => deliverWaiting(tx, holidays))).toBe(0);
});

test('the addressee settles what was proposed and lays it on the table; nobody else does', async () => {
	await assign(cast.hilde);
	const settled = { topicId, ruleId: null, level: 'meso' } as const;
	await as(cast.chris, (tx) => receiveSignal(tx, signalId));
	await expect(as(cast.anna, (tx) => settle(tx, signalId, settled))).rejects.toEqual(refused('not-yours'));
	await as(cast.chris, (tx) => settle(tx, signalId, settled));
	await as(cast.chris, (tx) => discussSignal(tx, signalId));
	const { signal } = await as(cast.anna, (tx) => loadJourney(tx, signalId));
	expect([signal.level, signal.state]).toEqual(['meso', 'inDiscussion']);
});

test('the own sentence is taken back by its table only; the rest of the signal goes on', async () => {
	await assign(cast.hilde);
	await expect(as(cast.chris, (tx) => revokeOwnSentence(tx, signalId))).rejects.toEqual(refused('not-found'));
	await as(cast.anna, (tx) => revokeOwnSentence(tx, signalId));
	const { signal } = await as(cast.chris, (tx) => loadJourney(tx, signalId));
	expect(signal.ownSentence).toBeNull();
	expect(signal.statement).toContain('wissel');
});

test('those who raised it say after three months whether they notice anything', async () => {
	await assign(cast.hilde);
	const decision = { verdict: 'no', reason: 'Dat kan niet.', what: '', plainWords: '' } as const;
	const rest = {
		nextLookOn: null,
		whoThen: null,
		trialRuleId: null,
		trialFor: null,
		trialUntil: null,
		trialWatch: null,
	};
	await as(cast.chris, (tx) => receiveSignal(tx, signalId));
	await as(cast.chris, (tx) =>
		decideSignal(tx, { ...decision, ...rest, id: randomUUID(), signalId, via: 'lus', replierName: null }),
	);
	const answer = {
		id: randomUUID(),
		signalId,
		decisionId: null,
		body: 'Neen, want ...',
		plainWords: 'Neen.',
	};
	await as(on(cast.chris, released), (tx) => answerSignal(tx, answer));
	const { lookBacks } = await as(cast.anna, (tx) => loadJourney(tx, signalId));
	expect(lookBacks.map(({ months, askOn }) => [months, askOn])).toEqual([
		[3, addMonths(released, 3)],
		[12, addMonths(released, 12)],
	]);
	const input = { id: lookBacks[0]?.id ?? '', signalId, value: 'aLittle' } as const;
	await expect(as(cast.chris, (tx) => noteLookBack(tx, input))).rejects.toEqual(refused('not-found'));
	await as(cast.anna, (tx) => noteLookBack(tx, input));
	expect((await as(cast.chris, (tx) => loadJourney(tx, signalId))).lookBacks[0]?.value).toBe('aLittle');
});
