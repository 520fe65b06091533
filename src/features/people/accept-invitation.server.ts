import type { Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import { findInvitationByCode, spendInvitation } from './invitation-store.server.ts';
import { invitationGone } from './people-refusals.ts';

/**
 * Makes somebody a person of the region that invited, with the place and role of the invitation, and spends it.
 * Runs without context. Accepting once more with the same account is fine.
 * @param account the account that accepts; `email` is the address it logs in with
 */
export async function acceptInvitation(
	tx: Tx,
	input: { hash: Buffer; today: string },
	account: { userId: string; email: string; name: string; locale: Locale },
): Promise<{ regionId: number }> {
	const seen = await findInvitationByCode(tx, input.hash, input.today);
	// Whoever holds the code of somebody else still needs that person's account.
	if (!seen || seen.email.toLowerCase() !== account.email.toLowerCase()) throw invitationGone();
	if (seen.state === 'accepted') return { regionId: seen.regionId };
	const spent = await spendInvitation(tx, input.hash, input.today, account);
	if (spent) return { regionId: spent.regionId };
	// Of two clicks at once the second waited for the first and finds the invitation spent by itself.
	const again = await findInvitationByCode(tx, input.hash, input.today);
	if (again?.state !== 'accepted') throw invitationGone();
	return { regionId: again.regionId };
}
