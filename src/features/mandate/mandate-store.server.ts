import { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import type { Addressee, Mandate, MandateState, Rule, Topic } from './mandate.ts';
import type { Term } from './term.ts';

const collator = new Intl.Collator('nl');
/** As a Dutch word list has it; the database would put capitals and accents apart. */
function byName(a: { name: string }, b: { name: string }): number {
	return collator.compare(a.name, b.name);
}

/** All topics of the region in order of name, ended ones too (`endedOn`). */
export async function listTopics(tx: Tx): Promise<Topic[]> {
	const rows = await tx.db
		.selectFrom('topic')
		.select(['id', 'name', 'endedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.execute();
	return rows.sort(byName);
}

/** All rules of the region in order of name, ended ones too (`endedOn`). */
export async function listRules(tx: Tx): Promise<Rule[]> {
	const rows = await tx.db
		.selectFrom('rule')
		.select(['id', 'topicId', 'name', 'endedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.execute();
	return rows.sort(byName);
}

/** An id that came from an address bar and cannot be one is no row, rather than an error of the database. */
function isId(id: string): boolean {
	return z.uuid().safeParse(id).success;
}

function addressees(tx: Tx) {
	return tx.db
		.selectFrom('addressee')
		.leftJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'addressee.regionId').onRef('circle.id', '=', 'addressee.circleId'),
		)
		.select((row) => [
			'addressee.id',
			// A group that was renamed is called by its new name.
			row.fn.coalesce('circle.name', 'addressee.name').as('name'),
			'addressee.kind',
			'addressee.circleId',
			'circle.kind as circleKind',
			'addressee.email',
			'addressee.secretaryId',
			'addressee.bearerId',
			'addressee.receives',
			'addressee.meetingDates',
			'addressee.endedOn',
		])
		.where('addressee.regionId', '=', tx.actor.regionId);
}

/** All addressees of the region in order of name, ended ones too (`endedOn`). */
export async function listAddressees(tx: Tx): Promise<Addressee[]> {
	return ((await addressees(tx).execute()) as Addressee[]).sort(byName);
}

export async function findAddressee(tx: Tx, id: string): Promise<Addressee | undefined> {
	if (!isId(id)) return undefined;
	return (await addressees(tx).where('addressee.id', '=', id).executeTakeFirst()) as Addressee | undefined;
}

function mandates(tx: Tx) {
	return tx.db.selectFrom('mandate').selectAll().where('regionId', '=', tx.actor.regionId);
}

type MandateRow = Awaited<ReturnType<ReturnType<typeof mandates>['execute']>>[number];

function toMandate({ regionId: _, termKind, termCount, fallbackDays, ...row }: MandateRow): Mandate {
	return { ...row, term: { kind: termKind, count: termCount, fallbackDays } } as Mandate;
}

/** All mandates of the region, of every state. */
export async function listMandates(tx: Tx): Promise<Mandate[]> {
	return (await mandates(tx).orderBy('id').execute()).map(toMandate);
}

/** One mandate as it stands now in this transaction: also shows that it was withdrawn since someone looked. */
export async function findMandate(tx: Tx, id: string): Promise<Mandate | undefined> {
	if (!isId(id)) return undefined;
	const row = await mandates(tx).where('id', '=', id).executeTakeFirst();
	return row && toMandate(row);
}

/** Whether another proposed or accepted mandate says the same verb for the same addressee and topic. */
export async function isTaken(
	tx: Tx,
	mandate: Pick<Mandate, 'id' | 'addresseeId' | 'topicId' | 'verb'>,
): Promise<boolean> {
	const row = await mandates(tx)
		.where('addresseeId', '=', mandate.addresseeId)
		.where('topicId', '=', mandate.topicId)
		.where('verb', '=', mandate.verb)
		.where('state', 'in', ['proposed', 'accepted'])
		.where('id', '<>', mandate.id)
		.executeTakeFirst();
	return row !== undefined;
}

type Words = Pick<Mandate, 'verb' | 'limits' | 'responsibility'>;

function termColumns({ kind, count, fallbackDays }: Term) {
	return { termKind: kind, termCount: count, fallbackDays };
}

/** Adds a proposal. False when a row stands in its way: the same id, or the same verb, topic and addressee. */
export async function insertMandate(
	tx: Tx,
	mandate: Words & { id: string; addresseeId: string; topicId: string; term: Term },
): Promise<boolean> {
	const { id, addresseeId, topicId, verb, limits, responsibility, term } = mandate;
	const words = { verb, limits, responsibility, ...termColumns(term) };
	const { numInsertedOrUpdatedRows } = await tx.db
		.insertInto('mandate')
		.values({ regionId: tx.actor.regionId, id, addresseeId, topicId, ...words, state: 'proposed' })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Rewrites a mandate as a fresh proposal. False when it is no longer in one of the given states. */
export async function rewriteMandate(
	tx: Tx,
	id: string,
	from: readonly MandateState[],
	changed: Words & { term: Term },
): Promise<boolean> {
	const { verb, limits, responsibility, term } = changed;
	return await moveMandate(tx, id, from, {
		verb,
		limits,
		responsibility,
		...termColumns(term),
		state: 'proposed',
		acceptedBy: null,
		acceptedFor: null,
		acceptedOn: null,
	});
}

type Move = { state: MandateState } & Partial<Omit<MandateRow, 'regionId' | 'id' | 'state'>>;

/** Moves a mandate to a state. False when it is no longer in one of the given states. */
export async function moveMandate(
	tx: Tx,
	id: string,
	from: readonly MandateState[],
	to: Move,
): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('mandate')
		.set(to)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('state', 'in', [...from])
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
