import { z } from 'zod';
import { notFound } from '#platform/refusal.ts';

/** The id of a row in an address. @throws Refusal not-found when it cannot be one */
export function idIn({ id }: { readonly id: string }): string {
	if (!z.uuid().safeParse(id).success) throw notFound();
	return id;
}
