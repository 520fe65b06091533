import { z } from 'zod';
import { notFound } from '#platform/refusal.ts';

/** The id in an address. @throws Refusal not-found when it cannot be the id of a meeting */
export function meetingId({ id }: { readonly id: string }): string {
	if (!z.uuid().safeParse(id).success) throw notFound();
	return id;
}
