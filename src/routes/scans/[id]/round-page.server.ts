import { z } from 'zod';
import { notFound } from '#platform/refusal.ts';

/** The id of a round in an address. @throws Refusal not-found when it cannot be one */
export function roundId(params: { id: string }): string {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	return params.id;
}
