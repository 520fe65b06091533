import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { findAddressee } from '#features/mandate/index.server.ts';
import { listDeliveries, listMyAddresseeIds } from '#features/signal/index.server.ts';
import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { addReplyLink, findLinkOfToken } from './reply-link-store.server.ts';
import { actsAsCoordinator } from './theme-store.server.ts';

const TOKEN_BYTES = 16;
/** A link outlives the term of most bodies; it can be made anew and revoked. */
const LINK_DAYS = 120;

const hashOf = (token: string) =>
	createHash('sha256').update(token.trim().toLowerCase().replace(/-/g, '')).digest();

/**
 * Makes a link with which a body outside Lus answers on one theme, without account: 128 random bits, kept only as
 * a hash.
 * The coordinator makes it, or the bearer of that body.
 * @returns the code, in groups of four so that it can be typed from paper; shown once
 * @throws Refusal not-found, also when the theme does not lie with that body
 */
export async function makeReplyLink(
	tx: Tx,
	input: { themeId: string; addresseeId: string },
): Promise<string> {
	const mayAsk = (await actsAsCoordinator(tx)) || (await listMyAddresseeIds(tx)).includes(input.addresseeId);
	if (!mayAsk) throw notFound();
	const addressee = await findAddressee(tx, input.addresseeId);
	const delivered = (await listDeliveries(tx, { themeId: input.themeId })).some(
		(one) => one.addresseeId === input.addresseeId && one.endedOn === null,
	);
	if (!addressee || !delivered) throw notFound();
	const token = randomBytes(TOKEN_BYTES).toString('hex');
	await addReplyLink(tx, {
		id: randomUUID(),
		...input,
		tokenHash: hashOf(token),
		expiresOn: addDays(tx.actor.today, LINK_DAYS),
	});
	return token.match(/.{4}/g)?.join('-') ?? token;
}

/** The region and link of a code; undefined when it is unknown, expired or revoked. Runs without context. */
export async function readReplyCode(
	tx: Tx,
	code: string,
): Promise<{ regionId: number; id: string } | undefined> {
	if (!/^[0-9a-fA-F -]{32,60}$/.test(code.trim())) return undefined;
	return await findLinkOfToken(tx, hashOf(code.replace(/ /g, '')));
}
