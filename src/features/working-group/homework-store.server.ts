import { sql } from 'kysely';
import { openText, sealText } from '#features/people/index.server.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Constituency, Homework, HomeworkBody, Shown } from './homework.ts';

const place = {
	body: (id: string) => `homework.body/${id}`,
	name: (id: string) => `constituency.name/${id}`,
};

type Row = {
	id: string;
	circleId: string;
	circleName: string;
	themeId: string | null;
	body: Buffer;
	lastDay: Day;
	shown: string;
	askedOn: Day;
	closedOn: Day | null;
};

const homeworkOf = (tx: Tx) =>
	tx.db
		.selectFrom('homework')
		.innerJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'homework.regionId').onRef('circle.id', '=', 'homework.circleId'),
		)
		.select([
			'homework.id',
			'homework.circleId',
			'circle.name as circleName',
			'homework.themeId',
			'homework.body',
			'homework.lastDay',
			'homework.shown',
			'homework.askedOn',
			'homework.closedOn',
		])
		.where('homework.regionId', '=', tx.actor.regionId);

async function opened(tx: Tx, { body, ...row }: Row): Promise<Homework> {
	const words = await openBody(tx, row.circleId, row.id, body);
	return { ...row, ...words, shown: row.shown as Shown };
}

/** What homework asks, opened with the key of its group. */
export async function openBody(tx: Tx, circleId: string, id: string, body: Buffer): Promise<HomeworkBody> {
	return JSON.parse(await openText(tx, circleId, place.body(id), body));
}

export async function openName(tx: Tx, circleId: string, id: string, name: Buffer): Promise<string> {
	return openText(tx, circleId, place.name(id), name);
}

/** Homework of a group of the acting person. */
export async function findHomework(tx: Tx, id: string): Promise<Homework | undefined> {
	const row = await homeworkOf(tx).where('homework.id', '=', id).executeTakeFirst();
	return row && (await opened(tx, row));
}

const MOST_LISTED = 100;

/** Homework of own groups, or of those on a theme: what still runs first, the nearest last day on top. */
export async function listHomework(
	tx: Tx,
	of: { readonly circleId?: string; readonly themeId?: string },
): Promise<Homework[]> {
	const rows = await homeworkOf(tx)
		.$if(of.circleId !== undefined, (query) => query.where('homework.circleId', '=', of.circleId ?? ''))
		.$if(of.themeId !== undefined, (query) => query.where('homework.themeId', '=', of.themeId ?? ''))
		.orderBy(sql`homework.closed_on is not null`)
		.orderBy(sql`case when homework.closed_on is null then homework.last_day end`)
		.orderBy('homework.closedOn', 'desc')
		.orderBy('homework.id')
		.limit(MOST_LISTED)
		.execute();
	const all: Homework[] = [];
	for (const row of rows) all.push(await opened(tx, row));
	return all;
}

export type NewHomework = Pick<Homework, 'id' | 'circleId' | 'themeId' | 'lastDay' | 'shown'> & HomeworkBody;

/** Adds homework. @returns false when the id is there already */
export async function insertHomework(tx: Tx, homework: NewHomework): Promise<boolean> {
	const { regionId, personId = '', today } = tx.actor;
	const { title, why, questions, ...plain } = homework;
	const words: HomeworkBody = { title, why, questions };
	const body = await sealText(tx, plain.circleId, place.body(plain.id), JSON.stringify(words));
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('homework')
		.values({ regionId, ...plain, body, askedBy: personId, askedOn: today })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

/** Changes homework that is still open, and holds it until the transaction ends. @returns false when it is closed */
export async function changeHomework(
	tx: Tx,
	id: string,
	change: { readonly lastDay: Day } | { readonly closedOn: Day; readonly closedBy: string | null },
): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('homework')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('closedOn', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** Holds homework open while something goes in; false when it was closed. */
export async function holdHomework(tx: Tx, id: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('homework')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('closedOn', 'is', null)
		.forShare()
		.executeTakeFirst();
	return row !== undefined;
}

/** The jobs open up what is past its last day. @returns how many */
export async function closeDue(tx: Tx): Promise<number> {
	const { rows } = await sql<{ closed: number }>`
		select close_due_homework(${tx.actor.today}::date) as closed`.execute(tx.db);
	return rows[0]?.closed ?? 0;
}

/** The jobs take what was opened up and not told yet; from then on it is told. */
export async function takeUntold(
	tx: Tx,
): Promise<{ readonly id: string; readonly circleId: string; readonly closedBy: string | null }[]> {
	const { rows } = await sql<{ id: string; circleId: string; closedBy: string | null }>`
		select * from tell_opened_homework(${tx.actor.today}::date)`.execute(tx.db);
	return rows;
}

/** Who is asked, in order of name, with how many answers came. */
export async function listConstituencies(
	tx: Tx,
	{ id, circleId }: Pick<Homework, 'id' | 'circleId'>,
): Promise<Constituency[]> {
	const rows = await tx.db
		.selectFrom('constituency')
		.select(['id', 'name', 'codeHash', 'revokedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('homeworkId', '=', id)
		.execute();
	const counted = await sql<{ constituencyId: string; answers: number }>`
		select * from homework_counts(${id})`.execute(tx.db);
	const counts = new Map(counted.rows.map((row) => [row.constituencyId, row.answers]));
	const all: Constituency[] = [];
	for (const row of rows)
		all.push({
			id: row.id,
			name: await openName(tx, circleId, row.id, row.name),
			link: row.codeHash === null ? 'none' : row.revokedOn === null ? 'open' : 'revoked',
			answers: counts.get(row.id) ?? 0,
		});
	const collator = new Intl.Collator('nl');
	return all.sort((one, other) => collator.compare(one.name, other.name));
}

/** The homework of a constituency that the acting person may see. */
export async function findHomeworkOfConstituency(tx: Tx, id: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('constituency')
		.select('homeworkId')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.homeworkId;
}

/** Adds somebody to ask; the same id twice adds nothing. */
export async function insertConstituency(
	tx: Tx,
	{ id: homeworkId, circleId }: Pick<Homework, 'id' | 'circleId'>,
	{ id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
	await tx.db
		.insertInto('constituency')
		.values({
			regionId: tx.actor.regionId,
			id,
			homeworkId,
			name: await sealText(tx, circleId, place.name(id), name),
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Gives a constituency a code, or takes the one it has back. */
export async function updateConstituency(
	tx: Tx,
	id: string,
	change: { readonly codeHash: Buffer; readonly revokedOn: null } | { readonly revokedOn: Day },
): Promise<void> {
	await tx.db
		.updateTable('constituency')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}
