import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, asActor, asJobs, asNobody, type Tx } from '#platform/db/context.server.ts';
import { type Cast, FIRST_DAY, layOutCast, on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import {
	acceptMandate,
	addAddressee,
	addTopic,
	changeMandate,
	declineMandate,
	endAddressee,
	findMandate,
	listAddressees,
	listMandates,
	listProposalsForMe,
	listTopics,
	proposeMandate,
	withdrawMandate,
} from './index.server.ts';
import { type Addressee, addresseeInput, mandateInput, type Verb, wordingOf } from './index.ts';

const platform = openTestPlatform();
let cast: Cast;
let elsewhere: Cast;
/** The region's topic "Wonen" and its addressees. */
const housing = randomUUID();
const ids = {
	team: randomUUID(),
	network: randomUUID(),
	consultation: randomUUID(),
	coordinator: randomUUID(),
	agency: randomUUID(),
};

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refused = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
	cast = await layOutCast();
	elsewhere = await layOutCast('Elders');
	await as(cast.chris, async (tx) => {
		await addTopic(tx, { id: housing, name: 'Wonen' });
		const add = (id: string, more: object) =>
			addAddressee(tx, addresseeInput.parse({ id, receives: 'signals', ...more }));
		await add(ids.team, { kind: 'circle', circleId: cast.circles.team });
		await add(ids.network, { kind: 'circle', circleId: cast.circles.learningNetwork });
		await add(ids.consultation, {
			kind: 'circle',
			circleId: cast.circles.consultation,
			secretaryId: cast.hilde.personId,
			receives: 'themes',
		});
		await add(ids.coordinator, { kind: 'coordinator', name: 'Coördinator' });
		await add(ids.agency, {
			kind: 'outside',
			name: 'Het agentschap',
			email: 'agentschap@test.example',
			bearerId: cast.gust.personId,
			receives: 'themes',
		});
	});
});
afterAll(() => platform.close());

function input(addresseeId: string, verb: Verb = 'advises', more: object = {}) {
	return mandateInput.parse({
		id: randomUUID(),
		topicId: housing,
		addresseeId,
		verb,
		termKind: 'days',
		termCount: '42',
		...more,
	});
}

/** A fresh proposal on its own topic, so that tests do not meet. */
async function proposed(addresseeId: string, verb: Verb = 'advises'): Promise<string> {
	const topicId = randomUUID();
	const mandate = input(addresseeId, verb, { topicId });
	await as(cast.chris, async (tx) => {
		await addTopic(tx, { id: topicId, name: `Onderwerp ${topicId}` });
		await proposeMandate(tx, mandate);
	});
	return mandate.id;
}
const accept = (actor: Actor, id: string, acceptedFor = '') =>
	as(actor, (tx) => acceptMandate(tx, { id, acceptedFor }));
const stateOf = async (id: string) => (await as(cast.ivo, (tx) => findMandate(tx, id)))?.state;

describe('proposing', () => {
	test('only the coordinator proposes', async () => {
		for (const actor of [cast.anna, cast.gust, cast.dora, cast.ivo])
			await expect(as(actor, (tx) => proposeMandate(tx, input(ids.team)))).rejects.toEqual(
				refused('coordinator-only'),
			);
	});

	test('a term of nothing is refused, by form and by command', async () => {
		expect(mandateInput.safeParse({ ...input(ids.team), termCount: '0' }).success).toBe(false);
		expect(mandateInput.safeParse({ ...input(ids.team), termCount: '1.5' }).success).toBe(false);
		for (const wrong of [
			{ termCount: 0 },
			{ fallbackDays: 0 },
			{ termCount: 401 },
			{ termCount: Number.NaN },
		])
			await expect(
				as(cast.chris, (tx) => proposeMandate(tx, { ...input(ids.team), ...wrong })),
			).rejects.toEqual(refused('term-out-of-range'));
	});

	test('nothing points to another region, to nobody, or to who is gone', async () => {
		await expect(as(elsewhere.chris, (tx) => proposeMandate(tx, input(ids.team)))).rejects.toEqual(
			refused('not-found'),
		);
		await expect(as(cast.chris, (tx) => proposeMandate(tx, input(randomUUID())))).rejects.toEqual(
			refused('not-found'),
		);
	});

	test('the same verb for the same topic and addressee stands once; the same id twice is one proposal', async () => {
		const first = input(ids.team, 'isInformed');
		await as(cast.chris, (tx) => proposeMandate(tx, first));
		await as(cast.chris, (tx) => proposeMandate(tx, first));
		await expect(as(cast.chris, (tx) => proposeMandate(tx, { ...first, id: randomUUID() }))).rejects.toEqual(
			refused('mandate-exists'),
		);
		const all = await as(cast.chris, (tx) => listMandates(tx));
		expect(all.filter(({ verb }) => verb === 'isInformed').map(({ state }) => state)).toEqual(['proposed']);
	});
});

describe('accepting belongs to the holder', () => {
	test('not to the coordinator in the place of a group or body, nor to anyone else', async () => {
		for (const addressee of [ids.network, ids.consultation, ids.agency]) {
			const id = await proposed(addressee);
			for (const actor of [cast.chris, cast.anna, cast.dora, cast.ivo])
				await expect(accept(actor, id, 'de directeur')).rejects.toEqual(refused('not-holder'));
			expect(await stateOf(id)).toBe('proposed');
		}
	});

	test('not to a member of the group who does not lead it', async () => {
		const id = await proposed(ids.team);
		await expect(accept(cast.anna, id)).rejects.toEqual(refused('not-holder'));
		await expect(as(cast.anna, (tx) => declineMandate(tx, id))).rejects.toEqual(refused('not-holder'));
	});

	test('for someone of another region it does not exist', async () => {
		const id = await proposed(ids.network);
		for (const actor of [elsewhere.gust, elsewhere.chris]) {
			await expect(accept(actor, id)).rejects.toEqual(refused('not-found'));
			await expect(as(actor, (tx) => withdrawMandate(tx, id))).rejects.toEqual(refused('not-found'));
		}
	});

	test('what cannot be an id is not found', async () => {
		await expect(accept(cast.gust, 'nonsense')).rejects.toEqual(refused('not-found'));
		await expect(as(cast.chris, (tx) => endAddressee(tx, '1', true))).rejects.toEqual(refused('not-found'));
	});

	test('who leads the group, its secretary, the coordinator for the own, each with the day', async () => {
		const pairs: [string, Actor][] = [
			[ids.network, cast.gust],
			[ids.consultation, cast.hilde],
			[ids.coordinator, cast.chris],
		];
		for (const [addressee, holder] of pairs) {
			const id = await proposed(addressee);
			await accept(on(holder, '2026-09-20'), id);
			await accept(on(holder, '2026-09-21'), id);
			expect(await as(cast.ivo, (tx) => findMandate(tx, id))).toMatchObject({
				state: 'accepted',
				acceptedBy: holder.personId,
				acceptedFor: null,
				acceptedOn: '2026-09-20',
			});
		}
	});

	test('for a body outside Lus its bearer notes who said yes there', async () => {
		const id = await proposed(ids.agency);
		await expect(accept(cast.gust, id)).rejects.toEqual(refused('accepted-for-missing'));
		await accept(cast.gust, id, 'de afdelingschef');
		expect(await as(cast.ivo, (tx) => findMandate(tx, id))).toMatchObject({
			state: 'accepted',
			acceptedBy: cast.gust.personId,
			acceptedFor: 'de afdelingschef',
		});
	});

	test('no one accepts words they did not read', async () => {
		const id = await proposed(ids.network);
		const before = await as(cast.gust, (tx) => findMandate(tx, id));
		if (!before) throw new Error('the proposal is not there');
		const seen = wordingOf(before);
		await as(cast.chris, (tx) =>
			changeMandate(tx, { ...input(ids.network), id, termCount: 7, verb: 'decides' }),
		);
		await expect(as(cast.gust, (tx) => acceptMandate(tx, { id, acceptedFor: '', seen }))).rejects.toEqual(
			refused('mandate-changed'),
		);
		expect(await stateOf(id)).toBe('proposed');
	});

	test('a no is a no for nobody else, and can still become a yes', async () => {
		const id = await proposed(ids.network);
		await as(cast.gust, (tx) => declineMandate(tx, id));
		await as(cast.gust, (tx) => declineMandate(tx, id));
		expect(await stateOf(id)).toBe('declined');
		await accept(cast.gust, id);
		expect(await stateOf(id)).toBe('accepted');
		await expect(as(cast.gust, (tx) => declineMandate(tx, id))).rejects.toEqual(
			refused('mandate-not-proposed'),
		);
	});

	test('who leads sees what waits, others see nothing waiting', async () => {
		const id = await proposed(ids.network);
		const waiting = (actor: Actor) =>
			as(actor, async (tx) => (await listProposalsForMe(tx)).map(({ mandate }) => mandate.id));
		expect(await waiting(cast.gust)).toContain(id);
		for (const actor of [cast.chris, cast.anna, cast.ivo]) expect(await waiting(actor)).not.toContain(id);
	});
});

describe('changing and withdrawing', () => {
	test('a changed promise is a proposal again; the same words leave it as it stands', async () => {
		const id = await proposed(ids.network);
		await accept(cast.gust, id);
		const words = { ...input(ids.network), id };
		await as(cast.chris, (tx) => changeMandate(tx, words));
		expect(await stateOf(id)).toBe('accepted');
		await expect(as(cast.gust, (tx) => changeMandate(tx, { ...words, termCount: 300 }))).rejects.toEqual(
			refused('coordinator-only'),
		);
		await as(cast.chris, (tx) => changeMandate(tx, { ...words, termCount: 14 }));
		expect(await as(cast.ivo, (tx) => findMandate(tx, id))).toMatchObject({
			state: 'proposed',
			acceptedBy: null,
			acceptedOn: null,
			term: { kind: 'days', count: 14 },
		});
	});

	test('only the holder withdraws what was accepted, and once', async () => {
		const id = await proposed(ids.network);
		await accept(cast.gust, id);
		await expect(as(cast.chris, (tx) => withdrawMandate(tx, id))).rejects.toEqual(
			refused('mandate-of-holder'),
		);
		await expect(as(cast.anna, (tx) => withdrawMandate(tx, id))).rejects.toEqual(refused('not-holder'));
		await as(cast.gust, (tx) => withdrawMandate(tx, id));
		await expect(as(cast.gust, (tx) => withdrawMandate(tx, id))).rejects.toEqual(
			refused('mandate-withdrawn'),
		);
		await expect(accept(cast.gust, id)).rejects.toEqual(refused('mandate-withdrawn'));
		await expect(as(cast.chris, (tx) => changeMandate(tx, { ...input(ids.network), id }))).rejects.toEqual(
			refused('mandate-withdrawn'),
		);
	});

	test('two at once: one withdraws, the other hears that it happened', async () => {
		const id = await proposed(ids.consultation);
		await accept(cast.hilde, id);
		const both = await Promise.allSettled([
			as(cast.hilde, (tx) => withdrawMandate(tx, id)),
			as(cast.hilde, (tx) => withdrawMandate(tx, id)),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('a withdrawal between preview and sending is seen inside the sending', async () => {
		const id = await proposed(ids.network);
		await accept(cast.gust, id);
		await as(cast.anna, async (tx) => {
			expect((await findMandate(tx, id))?.state).toBe('accepted');
			await as(cast.gust, (other) => withdrawMandate(other, id));
			expect((await findMandate(tx, id))?.state).toBe('withdrawn');
		});
	});

	test('the coordinator takes back a proposal; the holder declines it instead', async () => {
		const id = await proposed(ids.network);
		await expect(as(cast.gust, (tx) => withdrawMandate(tx, id))).rejects.toEqual(
			refused('mandate-not-accepted'),
		);
		await as(cast.chris, (tx) => withdrawMandate(tx, id));
		expect(await stateOf(id)).toBe('withdrawn');
	});

	test('for an addressee that is gone nobody promises', async () => {
		const id = await proposed(ids.network);
		await as(cast.chris, (tx) => endAddressee(tx, ids.network, true));
		await expect(accept(cast.gust, id)).rejects.toEqual(refused('not-holder'));
		await as(cast.chris, (tx) => endAddressee(tx, ids.network, false));
		await accept(cast.gust, id);
	});
});

describe('the wall', () => {
	test('without person or from another region there is nothing to read', async () => {
		const read = async (tx: Tx) => [await listTopics(tx), await listAddressees(tx), await listMandates(tx)];
		expect(await asNobody(platform, read)).toEqual([[], [], []]);
		const names = (await as(elsewhere.chris, listAddressees)).map(({ name }: Addressee) => name);
		expect(names).toEqual([]);
		const jobs = { regionId: cast.regionId, today: FIRST_DAY };
		expect((await asJobs(platform, jobs, listAddressees)).length).toBe(5);
	});

	test('past the commands, a member or coordinator still cannot make a promise for a group', async () => {
		const id = await proposed(ids.network);
		const raw = (actor: Actor) =>
			as(actor, (tx) =>
				tx.db
					.updateTable('mandate')
					.set({ state: 'accepted' })
					.where('regionId', '=', cast.regionId)
					.where('id', '=', id)
					.executeTakeFirst(),
			);
		await expect(raw(cast.chris)).rejects.toThrow('row-level security');
		for (const actor of [cast.anna, cast.ivo, elsewhere.chris])
			expect((await raw(actor)).numUpdatedRows).toBe(0n);
		const teamProposal = await proposed(ids.team);
		const byMember = await as(cast.anna, (tx) =>
			tx.db
				.updateTable('mandate')
				.set({ state: 'accepted' })
				.where('id', '=', teamProposal)
				.executeTakeFirst(),
		);
		expect(byMember.numUpdatedRows).toBe(0n);
		await expect(
			as(cast.chris, (tx) =>
				tx.db
					.insertInto('mandate')
					.values({
						regionId: cast.regionId,
						id: randomUUID(),
						addresseeId: ids.team,
						topicId: housing,
						verb: 'decides',
						state: 'accepted',
					})
					.execute(),
			),
		).rejects.toThrow('row-level security');
	});

	test('each act leaves its trace, without content', async () => {
		const id = await proposed(ids.network);
		await accept(cast.gust, id);
		await as(cast.gust, (tx) => withdrawMandate(tx, id));
		const owner = await openAsOwner();
		const { rows } = await owner.query(
			'select what, person_id from audit where region_id = $1 and subject_id = $2 order by id',
			[cast.regionId, id],
		);
		await owner.end();
		expect(rows).toEqual([
			{ what: 'propose-mandate', person_id: cast.chris.personId },
			{ what: 'accept-mandate', person_id: cast.gust.personId },
			{ what: 'withdraw-mandate', person_id: cast.gust.personId },
		]);
	});
});
