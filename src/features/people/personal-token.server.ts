import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { addMonths } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import type { tokenForm } from './people-forms.ts';
import { wrongTerm } from './people-refusals.ts';
import { endToken, findPersonOfToken, putToken } from './token-store.server.ts';

const MOST_MONTHS = 12;

/** Makes a token with which a machine acts as this person. It is given once and kept as a hash. */
export async function makeToken(tx: Tx, input: z.output<typeof tokenForm>): Promise<string> {
	const { today } = tx.actor;
	if (input.expiresOn <= today || input.expiresOn > addMonths(today, MOST_MONTHS)) throw wrongTerm();
	const token = `lus_${randomBytes(32).toString('base64url')}`;
	await putToken(tx, { ...input, tokenHash: hashOf(token) });
	await recordAudit(tx, 'make-token', input.id, null);
	return token;
}

/** Ends an own token at once. */
export async function revokeToken(tx: Tx, id: string): Promise<void> {
	if ((await endToken(tx, id)) === 0) throw notFound();
	await recordAudit(tx, 'revoke-token', id, null);
}

/** Whose token this is; undefined when it does not work (any more). Runs without context. */
export async function findByToken(
	tx: Tx,
	token: string,
): Promise<{ regionId: number; personId: string } | undefined> {
	return await findPersonOfToken(tx, hashOf(token));
}

function hashOf(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}
