import { sql } from 'kysely';
import { openText, recordAudit, sealText } from '#features/people/index.server.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Ask, Element, Moved } from './outsider.ts';

const agreedPlace = (askId: string) => `outsider_origin.agreed/${askId}`;

/** What only the group that asks knows of its ask. */
export type Origin = {
	readonly askId: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly circleKind: CircleKind;
	readonly askedOn: Day;
	/** Who said yes to critical questions, as roles. */
	readonly agreed: string | null;
	readonly grantedOn: Day | null;
	readonly returned: 'notNeutral' | 'steppedBack' | null;
};

/** Writes down in the log of the group what somebody did about a fresh pair of eyes, with no tie to an ask. */
export function recordOutsider(tx: Tx, what: `${string}-outsider`, circleId: string): Promise<void> {
	return recordAudit(tx, what, null, circleId);
}

/** Adds the ask and, apart from it, whose it is. False when the ask is there already, or the group has another. */
export async function insertAsk(
	tx: Tx,
	ask: Ask,
	circleId: string,
	organisationIds: readonly string[],
): Promise<boolean> {
	const { regionId, personId = '', today } = tx.actor;
	const { numInsertedOrUpdatedRows: fresh } = await tx.db
		.insertInto('outsiderAsk')
		.values({ ...ask, sectors: [...ask.sectors], regionId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (fresh !== 1n) return false;
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('outsiderOrigin')
		.values({ regionId, askId: ask.id, circleId, askedBy: personId, askedOn: today })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (added !== 1n) return false;
	for (const organisationId of organisationIds)
		await tx.db.insertInto('outsiderInvolved').values({ regionId, askId: ask.id, organisationId }).execute();
	return true;
}

const asks = (tx: Tx) =>
	tx.db
		.selectFrom('outsiderAsk')
		.select(['id', 'line', 'zone', 'sectors', 'element', 'hours', 'beforeOn'])
		.where('regionId', '=', tx.actor.regionId);

/** Every ask that the acting person may read: of own groups, put to them, or to bring together as coordinator. */
export async function listAsks(tx: Tx): Promise<Ask[]> {
	const rows = await asks(tx).orderBy('beforeOn').orderBy('id').execute();
	return rows as Ask[];
}

export async function findAsk(tx: Tx, id: string): Promise<Ask | undefined> {
	return (await asks(tx).where('id', '=', id).executeTakeFirst()) as Ask | undefined;
}

/** Whose asks these are, for members of those groups; the words of the mandate stay sealed here. */
export async function listOrigins(tx: Tx): Promise<Omit<Origin, 'agreed'>[]> {
	const rows = await origins(tx).execute();
	return rows.map(({ agreed: _, ...row }) => row as Omit<Origin, 'agreed'>);
}

const origins = (tx: Tx) =>
	tx.db
		.selectFrom('outsiderOrigin as o')
		.innerJoin('circle as c', (join) =>
			join.onRef('c.regionId', '=', 'o.regionId').onRef('c.id', '=', 'o.circleId'),
		)
		.select([
			'o.askId',
			'o.circleId',
			'c.name as circleName',
			'c.kind as circleKind',
			'o.askedOn',
			'o.agreed',
			'o.grantedOn',
			'o.returned',
		])
		.where('o.regionId', '=', tx.actor.regionId);

/** Whose ask this is; undefined for everybody outside that group. */
export async function findOrigin(tx: Tx, askId: string): Promise<Origin | undefined> {
	const row = await origins(tx).where('o.askId', '=', askId).executeTakeFirst();
	if (!row) return undefined;
	const agreed = row.agreed && (await openText(tx, row.circleId, agreedPlace(askId), row.agreed));
	return { ...row, agreed } as Origin;
}

/** The organisations that the group left out, in order of name. */
export async function listInvolved(tx: Tx, askId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('outsiderInvolved as i')
		.innerJoin('organisation as g', (join) =>
			join.onRef('g.regionId', '=', 'i.regionId').onRef('g.id', '=', 'i.organisationId'),
		)
		.select('g.name')
		.where('i.regionId', '=', tx.actor.regionId)
		.where('i.askId', '=', askId)
		.execute();
	return rows.map(({ name }) => name).sort(new Intl.Collator('nl').compare);
}

/** Notes that the group granted the mandate to ask critical questions. */
export async function markGranted(tx: Tx, origin: Origin, agreed: string): Promise<void> {
	const sealed = await sealText(tx, origin.circleId, agreedPlace(origin.askId), agreed);
	await tx.db
		.updateTable('outsiderOrigin')
		.set({ agreed: sealed, grantedBy: tx.actor.personId ?? null, grantedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('askId', '=', origin.askId)
		.execute();
}

/** Deletes the ask of an own group; false when it is not theirs or the work began. */
export async function deleteAsk(tx: Tx, askId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select withdraw_outsider(${askId}) as done`.execute(tx.db);
	return rows[0]?.done === true;
}

/** Writes what is kept and deletes the rest; false when there is nothing to end. */
export async function closeAsk(
	tx: Tx,
	askId: string,
	kept: { hours: number; missing: Element; moved: Moved },
): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select end_outsider(${askId}, ${kept.hours}, ${kept.missing},
		${kept.moved}, ${tx.actor.today}) as done`.execute(tx.db);
	return rows[0]?.done === true;
}
