import { z } from 'zod';
import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { insertItem, listItems, lockItem, markRemoved, updateItem } from './item-store.server.ts';
import { fitsPlace, type Item, type ItemBody, MOST_TAKERS, TEXT_LIMIT, type Usable } from './worksheet.ts';
import {
	closedWorksheet,
	itemChanged,
	nothingWritten,
	placeUnknown,
	textTooLong,
	tooManyItems,
	tooManyTakers,
} from './worksheet-refusals.ts';
import { findContent, findWorksheet, updateWorksheet, type Worksheet } from './worksheet-store.server.ts';

const MOST_ITEMS = 400;

/** A worksheet that may be written on, with what it uses. @throws Refusal not-found, worksheet-closed */
async function openSheet(tx: Tx, id: string): Promise<{ sheet: Worksheet; usable: Usable }> {
	const sheet = await findWorksheet(tx, id);
	const content = sheet && (await findContent(tx, sheet.circleId, sheet.contentId));
	if (!sheet || !content) throw notFound();
	if (sheet.closedOn) throw closedWorksheet();
	return { sheet, usable: { kind: content.kind, entry: content.entry.nl } as Usable };
}

function check(usable: Usable, place: string, body: ItemBody): void {
	if (body.text.length > TEXT_LIMIT) throw textTooLong();
	if (!fitsPlace(usable, place, body)) throw placeUnknown();
}

async function touched(tx: Tx, sheet: Worksheet): Promise<void> {
	await updateWorksheet(tx, sheet, {});
	if (sheet.circleKind === 'table') await recordAudit(tx, 'change-worksheet', sheet.id, sheet.circleId);
}

export type Answer = ItemBody & { readonly id: string; readonly place: string };

/** An item with other words and another point; without a point when none is chosen any more. */
function answeredAnew({ point: _before, ...item }: Item, { text, point }: Answer): Item {
	return { ...item, text, ...(point ? { point } : {}) };
}

/** Adds an answer; one that was made empty and is now given again, on the same page and so with the same id, returns. */
async function putAnswer(tx: Tx, sheet: Worksheet, taker: number, answer: Answer): Promise<void> {
	if (await insertItem(tx, sheet, { ...answer, taker, parentId: null })) return;
	const gone = await lockItem(tx, sheet, answer.id);
	const mine =
		gone?.removed &&
		gone.place === answer.place &&
		gone.taker === taker &&
		gone.changedBy === tx.actor.personId;
	if (!mine) throw notFound();
	await updateItem(tx, sheet, answeredAnew(gone, answer), {});
}

/**
 * Saves the answers of one person, or of one of those who take turns on this person's screen: one at each place.
 * An answer made empty goes away. The answers of others are never touched.
 * @throws Refusal not-found, worksheet-closed, place-unknown, text-too-long
 */
export async function saveAnswers(
	tx: Tx,
	input: { worksheetId: string; taker: number; answers: readonly Answer[] },
): Promise<void> {
	const { sheet, usable } = await openSheet(tx, input.worksheetId);
	if (input.taker < 0 || input.taker > Math.min(MOST_TAKERS, sheet.takers.length)) throw placeUnknown();
	const mine = (await listItems(tx, sheet)).filter(
		(item) => item.taker === input.taker && item.changedBy === tx.actor.personId,
	);
	let changed = false;
	for (const answer of input.answers) {
		check(usable, answer.place, answer);
		const known = mine.find(({ place }) => place === answer.place);
		const blank = answer.text.trim() === '' && answer.point === undefined;
		if (!known && blank) continue;
		changed = true;
		if (!known) await putAnswer(tx, sheet, input.taker, answer);
		else if (blank) await markRemoved(tx, known, true);
		else if (known.text !== answer.text || known.point !== answer.point)
			await updateItem(tx, sheet, answeredAnew(known, answer), {});
	}
	if (changed) await touched(tx, sheet);
}

export const itemInput = z.object({
	id: z.uuid(),
	place: z.string().max(160),
	/** Free words, or else one of the names to choose from. */
	text: z.string().trim().max(TEXT_LIMIT).default(''),
	name: z.string().trim().max(200).default(''),
	parentId: z.uuid().nullable().default(null),
	taker: z.coerce.number().int().min(0).max(MOST_TAKERS).default(0),
	marks: z
		.string()
		.default('')
		.transform((text) => text.split('\n').filter((mark) => mark !== '')),
});

/**
 * Puts an item on a board. The same id twice puts one.
 * @throws Refusal not-found, worksheet-closed, nothing-written, place-unknown, too-many-items
 */
export async function addItem(
	tx: Tx,
	worksheetId: string,
	input: Pick<z.output<typeof itemInput>, 'id' | 'place' | 'text' | 'parentId' | 'taker' | 'marks'>,
): Promise<void> {
	const { sheet, usable } = await openSheet(tx, worksheetId);
	if (input.text.trim() === '') throw nothingWritten();
	check(usable, input.place, input);
	const items = await listItems(tx, sheet);
	if (items.some(({ id }) => id === input.id)) return;
	if (items.length >= MOST_ITEMS) throw tooManyItems();
	if (input.parentId && !items.some(({ id }) => id === input.parentId)) throw notFound();
	if (!(await insertItem(tx, sheet, input))) throw notFound();
	await touched(tx, sheet);
}

/**
 * Changes words, zone or marks of an item on a board; `version` is the one that the writer saw.
 * @throws Refusal not-found, worksheet-closed, place-unknown, item-changed
 */
export async function changeItem(
	tx: Tx,
	worksheetId: string,
	input: { id: string; version: number; place?: string; text?: string; marks?: readonly string[] },
): Promise<void> {
	const { sheet, usable } = await openSheet(tx, worksheetId);
	const item = await lockItem(tx, sheet, input.id);
	if (!item || item.removed) throw notFound();
	if (item.version !== input.version) throw itemChanged();
	const next = {
		place: input.place ?? item.place,
		text: input.text?.trim() || item.text,
		marks: input.marks ?? item.marks ?? [],
	};
	check(usable, next.place, next);
	await updateItem(tx, sheet, item, next);
	await touched(tx, sheet);
}

/**
 * Takes an item off a board, or puts it back.
 * @throws Refusal not-found, worksheet-closed
 */
export async function removeItem(
	tx: Tx,
	worksheetId: string,
	input: { id: string; removed: boolean },
): Promise<void> {
	const { sheet } = await openSheet(tx, worksheetId);
	const item = await lockItem(tx, sheet, input.id);
	if (!item) throw notFound();
	await markRemoved(tx, item, input.removed);
	await touched(tx, sheet);
}

/**
 * Changes what a worksheet is about or who take turns, closes it or opens it again.
 * @throws Refusal not-found, too-many-takers
 */
export async function changeWorksheet(
	tx: Tx,
	input: { id: string; matter?: string; takers?: readonly string[]; closed?: boolean },
): Promise<void> {
	const sheet = await findWorksheet(tx, input.id);
	if (!sheet) throw notFound();
	const { matter, takers, closed } = input;
	if (takers && takers.length > MOST_TAKERS) throw tooManyTakers();
	await updateWorksheet(tx, sheet, {
		...(matter === undefined ? {} : { matter }),
		// Whose turn an answer was is its number: who took a turn once stays in the list.
		...(takers === undefined ? {} : { takers: takers.length < sheet.takers.length ? sheet.takers : takers }),
		...(closed === undefined ? {} : { closedOn: closed ? tx.actor.today : null }),
	});
	if (sheet.circleKind === 'table') await recordAudit(tx, 'change-worksheet', sheet.id, sheet.circleId);
}
