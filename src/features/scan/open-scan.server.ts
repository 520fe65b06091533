import { z } from 'zod';
import type { InBothLanguages, Library, Scan } from '#features/method/index.ts';
import { listMyCircles, recordAudit } from '#features/people/index.server.ts';
import { keepContent } from '#features/worksheet/index.server.ts';
import { addDays, isDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { makeRoundKey } from './round-key.server.ts';
import { canAskClients, fitsNotebook, groupIsLargeEnough, MOST_DAYS } from './scan.ts';
import {
	closingDayWrong,
	groupTooSmall,
	noClientWords,
	onlyForGroups,
	runsAlready,
} from './scan-refusals.ts';
import { countMembers, findRound, insertRound, listRoundsOf } from './scan-store.server.ts';

/** What opening a round asks. `asksClients` of a form is "yes" or left out. */
export const openInput = z.object({
	id: z.uuid(),
	/** The id of the instrument in the library. */
	of: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
	circleId: z.uuid(),
	closesOn: z.string().refine(isDay, 'day'),
	asksClients: z
		.literal('yes')
		.optional()
		.transform((yes) => yes === 'yes'),
});
export type OpenScan = z.output<typeof openInput>;

/** The scan of this name in the library; undefined when there is none. */
export function scanOf(library: Library, slug: string): InBothLanguages<Scan> | undefined {
	const entry = library.instrument.get(slug);
	if (entry?.nl.engine !== 'scan' || entry.en.engine !== 'scan' || entry.nl.notWritten) return undefined;
	return { nl: entry.nl, en: entry.en };
}

/**
 * Opens a round of a scan in a group of the acting person, or in the own notebook. The scan is kept as it is now, the
 * round of the same scan before this one is tied to it. The same id twice opens one.
 * @throws Refusal not-found, closing-day, needs-a-group, no-client-words, group-too-small, scan-runs
 */
export async function openScan(tx: Tx, library: Library, input: OpenScan): Promise<{ id: string }> {
	const scan = scanOf(library, input.of);
	const circle = (await listMyCircles(tx)).find(({ id }) => id === input.circleId);
	if (!scan || !circle) throw notFound();
	if (await findRound(tx, input.id)) return { id: input.id };
	const { today } = tx.actor;
	if (input.closesOn < today || input.closesOn > addDays(today, MOST_DAYS)) throw closingDayWrong();
	if (circle.kind === 'individual' && !fitsNotebook(scan.nl)) throw onlyForGroups();
	if (input.asksClients && !canAskClients(scan.nl)) throw noClientWords();
	const members = (await countMembers(tx, [circle.id])).get(circle.id) ?? 0;
	if (!groupIsLargeEnough(circle.kind, members) && !input.asksClients) throw groupTooSmall();
	const earlier = await listRoundsOf(tx, circle.id, input.of);
	if (earlier.some(({ closedOn }) => closedOn === null)) throw runsAlready();
	await insertRound(tx, {
		id: input.id,
		circleId: circle.id,
		contentId: await keepContent(tx, circle.id, input.of, { kind: 'instrument', entry: scan }),
		slug: input.of,
		previousId: earlier[0]?.id ?? null,
		asksClients: input.asksClients,
		closesOn: input.closesOn,
		wrappedKey: makeRoundKey(tx, input.id),
	});
	// The id may stand in another group, where the acting person cannot see it.
	if (!(await findRound(tx, input.id))) throw notFound();
	if (circle.kind === 'table') await recordAudit(tx, 'open-scan', input.id, circle.id);
	return { id: input.id };
}
