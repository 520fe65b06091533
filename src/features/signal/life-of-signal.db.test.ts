import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '#features/method/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor, asJobs, type Tx } from '#platform/db/context.server.ts';
import { type Cast, FIRST_DAY, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import {
	answerSignal,
	brokenAt,
	chainEvents,
	decideSignal,
	declineSignal,
	deliverWaiting,
	findSignal,
	judgeSignal,
	listEvents,
	listMyNotices,
	listTray,
	loadGate,
	loadJourney,
	receiveSignal,
	releaseSignals,
	remindPromises,
	reopenDraft,
	returnSignal,
	runClocks,
	sendSignal,
	tellSenders,
	whoAnswers,
	withdrawSignal,
	writeDraft,
} from './index.server.ts';
import { draftBody } from './index.ts';

const platform = openTestPlatform();
const gate = loadGate('content').lists;
const { holidays } = loadContent('content');
const rules = { gate, holidays };
const decision = {
	verdict: 'yes',
	reason: 'Een gesprek samen geeft rust.',
	what: 'We plannen het in.',
	plainWords: '',
	nextLookOn: null,
	whoThen: null,
	trialRuleId: null,
	trialFor: null,
	trialUntil: null,
	trialWatch: null,
} as const;

let cast: Cast;
let topicId: string;
let coordinatorDesk: string;
let mandateId: string;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const job = <T>(today: string, work: (tx: Tx) => Promise<T>) =>
	asJobs(platform, { regionId: cast.regionId, today }, work);
const refusal = (code: string) => expect.objectContaining({ code: expect.stringContaining(code) });

/** The coordinator's desk with an accepted mandate to pass on within 42 days, on one topic. */
async function layOutMandate() {
	const owner = await openAsOwner();
	const { regionId } = cast;
	topicId = randomUUID();
	coordinatorDesk = randomUUID();
	await owner.query('insert into topic values ($1, $2, $3)', [regionId, topicId, `wissels ${topicId}`]);
	await owner.query(
		"insert into addressee (region_id, id, name, kind) values ($1, $2, 'De coördinator', 'coordinator')",
		[regionId, coordinatorDesk],
	);
	mandateId = randomUUID();
	await owner.query(
		"insert into mandate (region_id, id, addressee_id, topic_id, verb, state) values ($1, $2, $3, $4, 'passesOn', 'accepted')",
		[regionId, mandateId, coordinatorDesk, topicId],
	);
	await owner.end();
}

async function setMandate(state: string) {
	const owner = await openAsOwner();
	await owner.query('update mandate set state = $1 where id = $2', [state, mandateId]);
	await owner.end();
}

async function draft(
	actor: Actor,
	circleId: string,
	words: Partial<Parameters<typeof draftBody.parse>[0] & object> = {},
) {
	const id = randomUUID();
	const body = draftBody.parse({
		statement: 'Bij een wissel van begeleider is er geen gesprek met oud en nieuw samen.',
		facts: ['Bij de laatste drie wissels leerde het gezin de nieuwe begeleider pas thuis kennen.'],
		topicId,
		familyKnows: 'yes',
		support: 'table',
		...words,
	});
	await as(actor, (tx) => writeDraft(tx, { id, circleId, cycleId: null, version: 0, body }));
	return id;
}

async function send(actor: Actor, draftId: string, change: object = {}) {
	const mandateId = await as(
		actor,
		async (tx) =>
			(await whoAnswers(tx, { topicId, level: 'micro', addresseeId: null }, actor.today, holidays)).mandateId,
	);
	const input = {
		draftId,
		signalId: randomUUID(),
		version: 1,
		mandateId,
		looked: true,
		knowsReaders: true,
		language: 'nl',
		...change,
	} as const;
	return as(actor, (tx) => sendSignal(tx, input, rules));
}

const nextMonday = addDays(FIRST_DAY, 7);

/** A signal of table one, released together with one of table two. */
async function released() {
	const id = await send(cast.anna, await draft(cast.anna, cast.circles.tableOne));
	await send(cast.emil, await draft(cast.emil, cast.circles.tableTwo));
	await job(nextMonday, (tx) => releaseSignals(tx, holidays));
	return id;
}

beforeAll(async () => {
	cast = await layOutCast();
});
beforeEach(async () => {
	cast = await layOutCast();
	await layOutMandate();
});
afterAll(() => platform.close());

describe('sending', () => {
	test('is refused with something recognisable in it, without facts, without a look at the readers', async () => {
		const named = await draft(cast.anna, cast.circles.tableOne, {
			facts: ['Bel naar 0478 12 34 56 als Lotte weg is.'],
		});
		await expect(send(cast.anna, named)).rejects.toEqual(refusal('gate'));
		const empty = await draft(cast.anna, cast.circles.tableOne, { facts: [] });
		await expect(send(cast.anna, empty)).rejects.toEqual(refusal('draft-incomplete'));
		const unsaid = await draft(cast.anna, cast.circles.tableOne, { familyKnows: null });
		await expect(send(cast.anna, unsaid)).rejects.toEqual(refusal('draft-incomplete'));
		const good = await draft(cast.anna, cast.circles.tableOne);
		await expect(send(cast.anna, good, { knowsReaders: false })).rejects.toEqual(refusal('readers-unknown'));
		await expect(send(cast.anna, good, { version: 7 })).rejects.toEqual(refusal('draft-changed'));
		await expect(send(cast.chris, good)).rejects.toEqual(refusal('not-found'));
	});

	test('is refused when the mandate was taken back between preview and sending', async () => {
		const id = await draft(cast.anna, cast.circles.tableOne);
		const seen = await as(
			cast.anna,
			async (tx) =>
				(await whoAnswers(tx, { topicId, level: 'micro', addresseeId: null }, FIRST_DAY, holidays)).mandateId,
		);
		await setMandate('withdrawn');
		await expect(send(cast.anna, id, { mandateId: seen })).rejects.toEqual(refusal('mandate-changed'));
		expect(await send(cast.anna, id, { mandateId: null })).toBeTruthy();
	});

	test('twice is once', async () => {
		const id = await draft(cast.anna, cast.circles.tableOne);
		const both = await Promise.all([send(cast.anna, id), send(cast.anna, id)]);
		expect(both[0]).toBe(both[1]);
		const events = await as(cast.anna, (tx) => listEvents(tx, both[0]));
		expect(events.map((event) => event.what)).toEqual(['sent']);
	});

	test('leaves nothing that leads back: only the own table finds the link', async () => {
		const id = await released();
		for (const reader of [cast.chris, cast.hilde, cast.dora, cast.emil]) {
			const seen = await as(reader, (tx) => loadJourney(tx, id)).catch(() => undefined);
			expect(seen?.origin).toBeUndefined();
			expect(seen?.events.every((event) => event.actorName === null) ?? true).toBe(true);
		}
		const own = await as(cast.bram, (tx) => loadJourney(tx, id));
		expect(own.origin?.circleId).toBe(cast.circles.tableOne);
		expect(own.events[0]?.actorName).toBe('anna');
	});
});

describe('releasing', () => {
	test('waits for a second table, and at the latest 14 days', async () => {
		const id = await send(cast.anna, await draft(cast.anna, cast.circles.tableOne));
		await send(cast.anna, await draft(cast.anna, cast.circles.tableOne));
		expect(await job(nextMonday, (tx) => releaseSignals(tx, holidays))).toBe(0);
		expect(await as(cast.chris, (tx) => findSignal(tx, id))).toBeUndefined();
		expect(await job(addDays(FIRST_DAY, 13), (tx) => releaseSignals(tx, holidays))).toBe(0);
		expect(await job(addDays(FIRST_DAY, 14), (tx) => releaseSignals(tx, holidays))).toBe(2);
		expect(await job(addDays(FIRST_DAY, 14), (tx) => releaseSignals(tx, holidays))).toBe(0);
		expect((await as(cast.chris, (tx) => findSignal(tx, id)))?.id).toBe(id);
	});

	test('goes on Monday with two tables and starts the clock of the accepted mandate', async () => {
		const id = await released();
		const { open, inHand } = await as(cast.chris, (tx) => loadJourney(tx, id));
		expect(inHand).toBe(true);
		expect(open).toMatchObject({
			addresseeId: coordinatorDesk,
			deliveredOn: nextMonday,
			dueOn: '2026-11-02',
			dueBasis: 'days',
		});
		expect((await as(cast.chris, listMyNotices)).map((notice) => notice.kind)).toContain('signalDelivered');
	});

	test('without an accepted mandate it stands in the tray; taking it on later starts the clock', async () => {
		await setMandate('proposed');
		const id = await send(cast.anna, await draft(cast.anna, cast.circles.tableOne), { mandateId: null });
		const dayOfRelease = addDays(FIRST_DAY, 14);
		await job(dayOfRelease, (tx) => releaseSignals(tx, holidays));
		expect(await as(cast.ivo, listTray)).toEqual([{ topicId, ruleId: null, since: dayOfRelease }]);
		expect(await as(cast.ivo, (tx) => findSignal(tx, id))).toBeUndefined();
		expect((await as(cast.hilde, (tx) => findSignal(tx, id)))?.id).toBe(id);
		await setMandate('accepted');
		expect(await job(addDays(dayOfRelease, 1), (tx) => deliverWaiting(tx, holidays))).toBe(1);
		expect(await job(addDays(dayOfRelease, 1), (tx) => deliverWaiting(tx, holidays))).toBe(0);
		expect(await as(cast.ivo, listTray)).toEqual([]);
		expect((await as(cast.chris, (tx) => loadJourney(tx, id))).inHand).toBe(true);
	});
});

describe('the answer', () => {
	test('can only come from whom it was given to', async () => {
		const id = await released();
		for (const stranger of [cast.anna, cast.hilde, cast.gust, cast.dora]) {
			await expect(as(stranger, (tx) => receiveSignal(tx, id))).rejects.toEqual(refusal('not-'));
		}
		await expect(
			as(cast.chris, (tx) =>
				judgeSignal(tx, { id: randomUUID(), signalId: id, byWhom: 'senders', value: 'helped' }),
			),
		).rejects.toEqual(refusal('not-found'));
		await expect(
			as(cast.chris, (tx) =>
				answerSignal(tx, {
					id: randomUUID(),
					signalId: id,
					decisionId: null,
					body: 'Ja, graag.',
					plainWords: 'Ja.',
				}),
			),
		).rejects.toEqual(refusal('signal-cannot-move'));
		await expect(as(cast.chris, (tx) => declineSignal(tx, id, ' '))).rejects.toEqual(
			refusal('reason-needed'),
		);
	});

	test('goes back to its table, which judges it; a verdict that it did not help brings it back', async () => {
		const id = await released();
		await as(cast.chris, (tx) => receiveSignal(tx, id));
		await as(cast.chris, (tx) =>
			decideSignal(tx, { ...decision, id: randomUUID(), signalId: id, via: 'lus', replierName: null }),
		);
		const answer = {
			id: randomUUID(),
			signalId: id,
			decisionId: null,
			body: 'We plannen een gesprek samen.',
			plainWords: 'Jullie zien ze samen.',
		};
		await as(cast.chris, (tx) => answerSignal(tx, answer));
		await as(cast.chris, (tx) => answerSignal(tx, answer));
		expect(await job(nextMonday, (tx) => tellSenders(tx, cast.circles.tableOne))).toBe(0);
		const told = await asJobs(
			platform,
			{ regionId: cast.regionId, today: nextMonday, circleId: cast.circles.tableOne },
			(tx) => tellSenders(tx, cast.circles.tableOne),
		);
		expect(told).toBe(2);
		expect((await as(cast.anna, listMyNotices)).map((notice) => notice.kind)).toContain('answered');
		await as(cast.anna, (tx) =>
			judgeSignal(tx, { id: randomUUID(), signalId: id, byWhom: 'senders', value: 'helped' }),
		);
		await expect(
			as(cast.bram, (tx) =>
				judgeSignal(tx, { id: randomUUID(), signalId: id, byWhom: 'senders', value: 'not' }),
			),
		).rejects.toEqual(refusal('already-judged'));
		expect((await as(cast.anna, (tx) => findSignal(tx, id)))?.state).toBe('judged');
		await as(cast.bram, (tx) =>
			judgeSignal(tx, { id: randomUUID(), signalId: id, byWhom: 'family', value: 'neverHeard' }),
		);
		const back = await as(cast.anna, (tx) => loadJourney(tx, id));
		expect(back.signal.state).toBe('received');
		expect(back.verdicts.map(({ byWhom, value }) => [byWhom, value])).toEqual([
			['senders', 'helped'],
			['family', 'neverHeard'],
		]);
		await job(addDays(nextMonday, 1), (tx) => deliverWaiting(tx, holidays));
		expect((await as(cast.chris, (tx) => loadJourney(tx, id))).inHand).toBe(true);
	});

	test('a question comes back to the table, which rewrites and sends the same signal again', async () => {
		const draftId = await draft(cast.anna, cast.circles.tableOne);
		const id = await send(cast.anna, draftId);
		await send(cast.emil, await draft(cast.emil, cast.circles.tableTwo));
		await job(nextMonday, (tx) => releaseSignals(tx, holidays));
		await as(cast.chris, (tx) => receiveSignal(tx, id));
		await as(cast.chris, (tx) => returnSignal(tx, id, 'Gaat het over elke wissel?'));
		expect(await as(cast.anna, (tx) => reopenDraft(tx, id))).toBe(draftId);
		expect(await send(cast.anna, draftId)).toBe(id);
		expect((await as(cast.anna, (tx) => listEvents(tx, id))).map((event) => event.what)).toEqual([
			'sent',
			'delivered',
			'received',
			'returned',
			'checked',
			'sent',
		]);
	});

	test('withdrawing is possible for the senders only, until it is bundled', async () => {
		const id = await released();
		await expect(as(cast.chris, (tx) => withdrawSignal(tx, id))).rejects.toEqual(refusal('not-found'));
		await as(cast.anna, (tx) => withdrawSignal(tx, id));
		await expect(as(cast.chris, (tx) => receiveSignal(tx, id))).rejects.toEqual(refusal('not-yours'));
	});
});

test('the clock reminds, then tells the coordinator, then the steering group; a second round on a day does nothing', async () => {
	const id = await released();
	const due = '2026-11-02';
	const round = (day: string) => job(day, runClocks);
	expect(await round(addDays(nextMonday, 6))).toBe(0);
	expect(await round(addDays(nextMonday, 7))).toBe(2);
	expect(await round(addDays(nextMonday, 7))).toBe(0);
	expect(await round(due)).toBe(0);
	expect(await round(addDays(due, 1))).toBe(2);
	expect(await round(addDays(due, 7))).toBe(0);
	expect(await round(addDays(due, 8))).toBe(2);
	expect(await as(cast.hilde, (tx) => findSignal(tx, id))).toBeUndefined();
	expect(await round(addDays(due, 15))).toBe(2);
	expect((await as(cast.hilde, (tx) => findSignal(tx, id)))?.id).toBe(id);
	const steps = (await as(cast.anna, (tx) => listEvents(tx, id))).map((event) => event.what);
	expect(steps).toEqual([
		'sent',
		'delivered',
		'receiptMissing',
		'reminded',
		'raisedToCoordinator',
		'raisedToSteering',
	]);
});

test('the chain of steps shows a step that was changed afterwards', async () => {
	const id = await released();
	await job(nextMonday, (tx) => chainEvents(tx));
	expect(await as(cast.anna, (tx) => brokenAt(tx, id))).toBeUndefined();
	await expect(
		as(cast.anna, (tx) =>
			tx.db.updateTable('signalEvent').set({ note: 'x' }).where('signalId', '=', id).execute(),
		),
	).rejects.toThrow('permission denied');
	const owner = await openAsOwner();
	await owner.query(
		"update signal_event set on_day = on_day + 1 where signal_id = $1 and what = 'delivered'",
		[id],
	);
	await owner.end();
	expect(await as(cast.anna, (tx) => brokenAt(tx, id))).toBe(2);
});

test('a body is reminded of the day on which it promised to look again, once', async () => {
	const id = await released();
	await as(cast.chris, (tx) => receiveSignal(tx, id));
	const notYet = { ...decision, verdict: 'notYet', nextLookOn: '2026-12-01' } as const;
	await as(cast.chris, (tx) =>
		decideSignal(tx, { ...notYet, id: randomUUID(), signalId: id, via: 'lus', replierName: null }),
	);
	expect(await job('2026-11-30', remindPromises)).toBe(0);
	expect(await job('2026-12-01', remindPromises)).toBe(1);
	expect(await job('2026-12-02', remindPromises)).toBe(0);
	expect((await as(cast.chris, listMyNotices)).map((notice) => notice.kind)).toContain('nextLook');
});
