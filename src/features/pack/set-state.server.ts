import { z } from 'zod';
import { entryKinds } from '#features/method/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type EntryState, listEntries, setState } from './pack-store.server.ts';

/**
 * Shares an entry with the region, keeps it to oneself, or takes it out of the library. Its writer does so; the
 * coordinator does so with what is shared.
 * @throws Refusal not-found for everyone else
 */
export async function setEntryState(
	tx: Tx,
	input: { kind: string; slug: string; state: EntryState },
): Promise<void> {
	const kind = z.enum(entryKinds).safeParse(input.kind).data;
	const entry = (await listEntries(tx)).find((one) => one.kind === kind && one.slug === input.slug);
	if (!entry || !(await setState(tx, entry.id, input.state))) throw notFound();
}
