import type { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { selfForm } from './people-forms.ts';
import { updatePerson } from './person-store.server.ts';

/** One's own name and language, as the region sees them. */
export async function changeSelf(tx: Tx, input: z.output<typeof selfForm>): Promise<void> {
	if (!tx.actor.personId) throw notFound();
	await updatePerson(tx, tx.actor.personId, input);
}
