import type { Language } from '#features/method/index.ts';
import { listMembers, recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listItems } from './item-store.server.ts';
import type { Item, Usable } from './worksheet.ts';
import { findContent, findWorksheet, type Worksheet } from './worksheet-store.server.ts';

export type LoadedWorksheet = {
	readonly sheet: Worksheet;
	readonly usable: Usable;
	readonly items: Item[];
	/** Names of the members of its group, by id of the person. */
	readonly names: Readonly<Record<string, string>>;
};

/**
 * A worksheet with all that stands on it, in the words of one language. Reading one of a trajectory's table is
 * written down.
 * @throws Refusal not-found for everyone outside its group
 */
export async function loadWorksheet(tx: Tx, id: string, language: Language): Promise<LoadedWorksheet> {
	const sheet = await findWorksheet(tx, id);
	const content = sheet && (await findContent(tx, sheet.circleId, sheet.contentId));
	if (!sheet || !content) throw notFound();
	if (sheet.circleKind === 'table') await recordAudit(tx, 'read-worksheet', sheet.id, sheet.circleId);
	const members = await listMembers(tx, sheet.circleId);
	return {
		sheet,
		usable: { kind: content.kind, entry: content.entry[language] } as Usable,
		items: await listItems(tx, sheet),
		names: Object.fromEntries(members.map(({ personId, name }) => [personId, name])),
	};
}
