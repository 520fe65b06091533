import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverWaiting, releaseSignals } from '#features/signal/index.server.ts';
import { addDays } from '#platform/day.ts';
import { asJobs } from '#platform/db/context.server.ts';
import { type ApiStage, openApiStage } from '#tests/api.ts';
import { NOW } from '#tests/theme.ts';

let stage: ApiStage;
beforeAll(async () => {
	stage = await openApiStage();
});
afterAll(() => stage.close());

const RELEASE = addDays(NOW, 14);

/** What the job of the day of release does, in this region only. */
async function release(): Promise<void> {
	const { platform, cast, content } = stage;
	const actor = { regionId: cast.regionId, today: RELEASE };
	await asJobs(platform, actor, (tx) => releaseSignals(tx, content.holidays));
	await asJobs(platform, actor, (tx) => deliverWaiting(tx, content.holidays));
	stage.setToday(RELEASE);
}

/** Someone who asks and expects to be answered so. */
function asker(token: string) {
	return async (status: number, method: 'get' | 'post' | 'put', path: string, body?: object) => {
		const answer = await stage.ask(token, method, path, body);
		expect([path, answer.status, answer.body?.error]).toEqual([path, status, undefined]);
		return answer.body;
	};
}

test('the loop closes for programs too: from a draft to the verdict of those who raised it', async () => {
	const { cast, tokenOf, ask } = stage;
	const chrisToken = await tokenOf(cast.chris);
	const chris = asker(chrisToken);
	const hilde = asker(await tokenOf(cast.hilde));
	const bramToken = await tokenOf(cast.bram);
	const ivoToken = await tokenOf(cast.ivo);

	// Who decides what: proposed by the coordinator, accepted by who holds it.
	const { id: topicId } = await chris(201, 'post', '/topics', { name: 'Overgangen' });
	const here = { kind: 'coordinator', name: 'De coördinator' };
	const { id: coordinator } = await chris(201, 'post', '/addressees', here);
	const group = { kind: 'circle', circleId: cast.circles.consultation, secretaryId: cast.hilde.personId };
	const { id: body } = await chris(201, 'post', '/addressees', group);
	const propose = async (addresseeId: string, verb: string) => {
		const words = { topicId, addresseeId, verb, termKind: 'days', termCount: 42 };
		return (await chris(201, 'post', '/mandates', words)).id;
	};
	const [passesOn, decides] = [await propose(coordinator, 'passesOn'), await propose(body, 'decides')];
	await chris(201, 'post', `/mandates/${passesOn}/acceptance`);
	expect((await ask(bramToken, 'post', `/mandates/${decides}/acceptance`)).status).toBe(409);
	const { wording } = await hilde(200, 'get', `/mandates/${decides}`);
	await hilde(201, 'post', `/mandates/${decides}/acceptance`, { seen: wording });
	expect((await chris(200, 'get', '/mandates')).findings).toEqual([]);

	// Three tables write, look at the gate, and send. A name does not get through.
	const signals: string[] = [];
	for (const [who, table] of [
		['bram', 'tableOne'],
		['emil', 'tableTwo'],
		['fien', 'tableThree'],
	] as const) {
		const token = who === 'bram' ? bramToken : await tokenOf(cast[who]);
		const sender = asker(token);
		const draft = `/signal-drafts/${randomUUID()}`;
		const words = {
			circleId: cast.circles[table],
			topicId,
			statement: 'Bij een wissel van begeleider is er geen tijd voor een gesprek samen.',
			facts: ['Bij drie wissels was er geen overdracht.'],
			familyKnows: 'yes',
			support: 'table',
		};
		const named = { ...words, facts: ['Bel mij op 0470 12 34 56.'] };
		await sender(200, 'put', draft, named);
		const gate = await sender(200, 'get', `${draft}/gate`);
		expect(gate).toMatchObject({ blocking: true, faults: [] });
		const sending = {
			id: randomUUID(),
			draftId: draft.split('/').at(-1),
			mandateId: passesOn,
			looked: true,
			knowsReaders: true,
		};
		const early = await ask(token, 'post', '/signals', { ...sending, version: gate.version });
		expect([early.status < 500, early.body.error.code]).toEqual([true, 'gate']);
		await sender(200, 'put', draft, { ...words, version: gate.version });
		const clean = await sender(200, 'get', `${draft}/gate`);
		expect(clean).toMatchObject({
			blocking: false,
			promise: { mandateId: passesOn, reason: 'regionDecides' },
		});
		const asked = { ...sending, version: clean.version };
		const { id } = await sender(201, 'post', '/signals', asked);
		expect((await sender(201, 'post', '/signals', asked)).id).toBe(id);
		expect((await sender(200, 'get', '/signals?q=wissel')).signals).toHaveLength(1);
		expect((await ask(ivoToken, 'get', `/signals/${id}`)).status).toBe(404);
		signals.push(id);
	}
	const [signal = ''] = signals;
	expect((await ask(chrisToken, 'get', `/signals/${signal}`)).status).toBe(404);

	// They travel together; the coordinator receives and bundles them.
	await release();
	const waiting = (await chris(200, 'get', '/signals')).signals;
	expect(waiting.map((one: { inHand: boolean }) => one.inHand)).toEqual([true, true, true]);
	for (const id of signals) await chris(201, 'post', `/signals/${id}/receipt`);
	const { id: theme } = await chris(201, 'post', '/themes', {
		kind: 'barrier',
		title: 'Warme overdracht',
		topicId,
	});
	const onTheme = `/themes/${theme}`;
	await chris(201, 'post', `${onTheme}/signals`, { signalIds: signals });
	const stop = { id: randomUUID(), kind: 'learningNetwork', circleId: cast.circles.learningNetwork };
	for (const _ of ['once', 'twice']) await chris(201, 'post', `${onTheme}/stops`, stop);
	await chris(201, 'post', `${onTheme}/nuances`, { sector: 'onderwijs', body: 'Op school gaat het net zo.' });
	const advice = {
		audience: 'organisations',
		body: 'Plan bij elke wissel één gesprek samen.',
		conditions: ['tijd'],
	};
	const { id: advised } = await chris(201, 'post', `${onTheme}/recommendations`, advice);
	const trail = { testedWith: 'operational', who: 'twee teams', onDay: RELEASE };
	await chris(201, 'post', `/recommendations/${advised}/tests`, trail);

	// The body decides; it reads the theme, never a single signal.
	const { dueOn } = await chris(201, 'post', `${onTheme}/deliveries`, { addresseeId: body });
	expect(dueOn >= addDays(RELEASE, 42)).toBe(true);
	const read = await hilde(200, 'get', onTheme);
	expect(read).toMatchObject({ state: 'recommended', tables: 3, signals: [] });
	expect(read.stops).toHaveLength(1);
	expect(read.recommendations[0].tests[0].who).toBe('twee teams');
	await hilde(201, 'post', `${onTheme}/receipt`);
	const decision = {
		id: randomUUID(),
		addresseeId: body,
		verdict: 'yes',
		reason: 'Eén gesprek kost minder.',
	};
	expect((await ask(ivoToken, 'post', `${onTheme}/decision`, decision)).status).toBe(404);
	const onPaper = await ask(chrisToken, 'post', `${onTheme}/decision`, { ...decision, via: 'paper' });
	expect(Object.keys(onPaper.body.error.fields)).toEqual(['replierName']);
	for (const _ of ['once', 'twice']) await hilde(201, 'post', `${onTheme}/decision`, decision);
	await hilde(200, 'get', onTheme);

	// The answer comes back, each signal with its own text, and those who raised it judge it.
	const answers = signals.map((signalId) => ({
		id: randomUUID(),
		signalId,
		body: 'Vanaf januari is er tijd voor één gesprek samen.',
		plainWords: 'Je oude en je nieuwe begeleider komen samen langs.',
	}));
	await chris(201, 'post', `${onTheme}/answers`, { answers });
	const bram = asker(bramToken);
	const answered = await bram(200, 'get', `/signals/${signal}`);
	expect(answered).toMatchObject({ state: 'answered', ours: true, journeyBrokenAt: null });
	expect(answered.answers[0].plainWords).toBe('Je oude en je nieuwe begeleider komen samen langs.');
	await bram(201, 'post', `/signals/${signal}/verdict`, { value: 'helped' });
	await bram(201, 'post', `/signals/${signal}/verdict`, { byWhom: 'family', value: 'partly' });
	const again = await ask(bramToken, 'post', `/signals/${signal}/verdict`, { value: 'not' });
	expect(again.body.error.code).toBe('already-judged');
	const judged = await bram(200, 'get', `/signals/${signal}`);
	expect(judged.state).toBe('judged');
	expect(judged.verdicts.map((one: { value: string }) => one.value).sort()).toEqual(['helped', 'partly']);
	const steps = judged.journey.map((one: { what: string }) => one.what);
	expect(steps[0]).toBe('sent');
	expect(steps.slice(-3)).toEqual(['answered', 'judged', 'judged']);
	const outside = await chris(200, 'get', `/signals/${signal}`);
	expect(JSON.stringify(outside)).not.toContain(cast.circles.tableOne);
	expect(JSON.stringify(outside)).not.toContain('bram');
});
