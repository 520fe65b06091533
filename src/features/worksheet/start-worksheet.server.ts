import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { familyKnowledge, loadCycle, startCycle } from '#features/cycle/index.server.ts';
import type { Library } from '#features/method/index.ts';
import { listMyCircles, recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { MOST_TAKERS, type UsableInBoth, type UsableKind, usableKinds } from './worksheet.ts';
import { tooManyTakers } from './worksheet-refusals.ts';
import { findWorksheet, insertWorksheet, keepContent } from './worksheet-store.server.ts';

const lines = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** What starting asks. `where` is a group ("circle:<id>") or an open reflection ("cycle:<id>"). */
export const startInput = familyKnowledge.extend({
	id: z.uuid(),
	of: z.string().regex(/^(method|instrument|deck|tree)\/[a-z0-9-]{1,80}$/),
	where: z.string().regex(/^(circle|cycle):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
	matter: z.string().trim().max(300).default(''),
	takers: z
		.string()
		.max(1000)
		.default('')
		.transform(lines)
		.pipe(z.array(z.string().max(60))),
	about: z
		.string()
		.regex(/^(figure|scan)\/[a-z0-9-]{1,60}$/)
		.optional(),
});
export type StartWorksheet = z.output<typeof startInput>;

/** What a worksheet can use, by its reference; undefined when the library does not have it. */
export function usableOf(library: Library, reference: string): UsableInBoth | undefined {
	const [asked, slug = ''] = reference.split('/');
	const kind: UsableKind | undefined = usableKinds.find((one) => one === asked);
	const entry = kind && library[kind].get(slug);
	// What is only for reading, such as the instrument on safety, is never written on.
	if (entry && 'notWritten' in entry.nl) return undefined;
	return entry ? ({ kind, entry } as UsableInBoth) : undefined;
}

/**
 * Begins a worksheet in a group of the acting person, or in an open reflection. At the table of a trajectory it
 * always belongs to a reflection: without one, one begins, and asks whether the family knows. The same id twice
 * begins one.
 * @throws Refusal not-found, too-many-takers, family-knows-missing
 */
export async function startWorksheet(
	tx: Tx,
	library: Library,
	input: StartWorksheet,
): Promise<{ id: string }> {
	const usable = usableOf(library, input.of);
	if (!usable) throw notFound();
	if (input.takers.length > MOST_TAKERS) throw tooManyTakers();
	const known = await findWorksheet(tx, input.id);
	if (known) return { id: known.id };
	const [what, target = ''] = input.where.split(':');
	const cycle = what === 'cycle' ? (await loadCycle(tx, target)).cycle : undefined;
	const circleId = cycle?.circleId ?? target;
	const circle = (await listMyCircles(tx)).find((one) => one.id === circleId);
	if (!circle) throw notFound();
	let cycleId = cycle?.id ?? null;
	if (cycleId === null && circle.kind === 'table') {
		cycleId = randomUUID();
		await startCycle(tx, { ...input, id: cycleId, circleId, door: 'lookBack', title: input.matter });
	}
	const slug = input.of.split('/')[1] ?? '';
	await insertWorksheet(tx, {
		id: input.id,
		circleId,
		cycleId,
		contentId: await keepContent(tx, circleId, slug, usable),
		kind: usable.kind,
		slug,
		matter: input.matter,
		takers: input.takers,
		about: input.about ?? null,
	});
	// The id may stand in another group, where the acting person cannot see it.
	if (!(await findWorksheet(tx, input.id))) throw notFound();
	if (circle.kind === 'table') await recordAudit(tx, 'start-worksheet', input.id, circleId);
	return { id: input.id };
}
