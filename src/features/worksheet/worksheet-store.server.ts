import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { entrySchemas } from '#features/method/index.ts';
import { openText, sealText } from '#features/people/index.server.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { UsableInBoth, UsableKind } from './worksheet.ts';

export type Worksheet = {
	readonly id: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly circleKind: CircleKind;
	readonly cycleId: string | null;
	readonly contentId: string;
	readonly kind: UsableKind;
	readonly slug: string;
	/** What it is about. */
	readonly matter: string;
	/** Roles of those who take turns on one screen. */
	readonly takers: readonly string[];
	/** The figure or scan of which this is the quality talk. */
	readonly about: string | null;
	readonly startedOn: Day;
	readonly closedOn: Day | null;
};

const place = {
	matter: (id: string) => `worksheet.matter/${id}`,
	takers: (id: string) => `worksheet.takers/${id}`,
};

/**
 * Keeps content for a group as it is now and gives the id under which it stands: the same content once.
 */
export async function keepContent(
	tx: Tx,
	circleId: string,
	slug: string,
	{ kind, entry }: UsableInBoth,
): Promise<string> {
	const body = JSON.stringify(entry);
	const hash = createHash('sha256').update(body).digest('hex');
	const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20, 32)}`;
	await tx.db
		.insertInto('keptContent')
		.values({ regionId: tx.actor.regionId, circleId, id, kind, slug, body: sql`${body}::jsonb` })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return id;
}

/** Kept content; undefined when the acting person is not in that group. */
export async function findContent(tx: Tx, circleId: string, id: string): Promise<UsableInBoth | undefined> {
	const row = await tx.db
		.selectFrom('keptContent')
		.select(['kind', 'body'])
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', '=', circleId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const kind = row.kind as UsableKind;
	const body = row.body as { nl: unknown; en: unknown };
	const entry = { nl: entrySchemas[kind].parse(body.nl), en: entrySchemas[kind].parse(body.en) };
	return { kind, entry } as UsableInBoth;
}

export type NewWorksheet = Pick<
	Worksheet,
	'id' | 'circleId' | 'cycleId' | 'contentId' | 'kind' | 'slug' | 'matter' | 'takers' | 'about'
>;

/** Adds a worksheet; the same id twice leaves the first. */
export async function insertWorksheet(tx: Tx, sheet: NewWorksheet): Promise<void> {
	const { matter, takers, ...plain } = sheet;
	await tx.db
		.insertInto('worksheet')
		.values({
			...plain,
			regionId: tx.actor.regionId,
			matter: await sealText(tx, sheet.circleId, place.matter(sheet.id), matter),
			takers: await sealText(tx, sheet.circleId, place.takers(sheet.id), JSON.stringify(takers)),
			startedBy: tx.actor.personId ?? '',
			startedOn: tx.actor.today,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

const columns = [
	'worksheet.id',
	'worksheet.circleId',
	'circle.name as circleName',
	'circle.kind as circleKind',
	'worksheet.cycleId',
	'worksheet.contentId',
	'worksheet.kind',
	'worksheet.slug',
	'worksheet.matter',
	'worksheet.takers',
	'worksheet.about',
	'worksheet.startedOn',
	'worksheet.closedOn',
] as const;

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('worksheet')
		.innerJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'worksheet.regionId').onRef('circle.id', '=', 'worksheet.circleId'),
		)
		.select(columns)
		.where('worksheet.regionId', '=', tx.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

async function opened(tx: Tx, row: Row): Promise<Worksheet> {
	const { kind, circleKind, matter, takers, ...plain } = row;
	return {
		...plain,
		kind: kind as UsableKind,
		circleKind: circleKind as CircleKind,
		matter: await openText(tx, row.circleId, place.matter(row.id), matter),
		takers: JSON.parse(await openText(tx, row.circleId, place.takers(row.id), takers)),
	};
}

export async function findWorksheet(tx: Tx, id: string): Promise<Worksheet | undefined> {
	const row = await rowsOf(tx).where('worksheet.id', '=', id).executeTakeFirst();
	return row && opened(tx, row);
}

const MOST_LISTED = 100;

/** A worksheet in a list, with the title of what it uses as it was when it began: the library may have moved on. */
export type ListedWorksheet = Worksheet & { readonly title: InLanguages };
type InLanguages = { readonly nl: string; readonly en: string };

/** The worksheets of the acting person's notebook and groups, or of one reflection, the last touched first. */
export async function listWorksheets(tx: Tx, cycleId?: string): Promise<ListedWorksheet[]> {
	const rows = await rowsOf(tx)
		.innerJoin('keptContent', (join) =>
			join
				.onRef('keptContent.regionId', '=', 'worksheet.regionId')
				.onRef('keptContent.circleId', '=', 'worksheet.circleId')
				.onRef('keptContent.id', '=', 'worksheet.contentId'),
		)
		.select([
			sql<string>`kept_content.body -> 'nl' ->> 'title'`.as('titleNl'),
			sql<string>`kept_content.body -> 'en' ->> 'title'`.as('titleEn'),
		])
		.$if(cycleId !== undefined, (query) => query.where('worksheet.cycleId', '=', cycleId ?? ''))
		.orderBy('worksheet.touchedAt', 'desc')
		.limit(MOST_LISTED)
		.execute();
	const sheets: ListedWorksheet[] = [];
	for (const { titleNl, titleEn, ...row } of rows)
		sheets.push({ ...(await opened(tx, row)), title: { nl: titleNl, en: titleEn } });
	return sheets;
}

export type WorksheetChange = Partial<Pick<Worksheet, 'cycleId' | 'matter' | 'takers' | 'closedOn'>>;

/** Changes a worksheet and notes that it was touched. */
export async function updateWorksheet(
	tx: Tx,
	sheet: Pick<Worksheet, 'id' | 'circleId'>,
	change: WorksheetChange,
): Promise<void> {
	const { matter, takers, ...plain } = change;
	await tx.db
		.updateTable('worksheet')
		.set({
			...plain,
			...(matter === undefined
				? {}
				: { matter: await sealText(tx, sheet.circleId, place.matter(sheet.id), matter) }),
			...(takers === undefined
				? {}
				: { takers: await sealText(tx, sheet.circleId, place.takers(sheet.id), JSON.stringify(takers)) }),
			touchedAt: sql<string>`now()`,
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', sheet.id)
		.execute();
}
