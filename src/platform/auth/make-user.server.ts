import type { Auth } from './auth.server.ts';

/**
 * Makes an account with a password. Only invitations, founding a region and the demonstration come here:
 * nobody signs up by himself.
 * @returns the id of the user; of the one that exists when the address is known already (its password stays)
 */
export async function makeUser(
	auth: Auth,
	account: { name: string; email: string; password: string },
): Promise<{ userId: string; isNew: boolean }> {
	const context = await auth.$context;
	const known = await context.internalAdapter.findUserByEmail(account.email.toLowerCase());
	if (known) return { userId: known.user.id, isNew: false };
	const user = await context.internalAdapter.createUser(
		{ name: account.name, email: account.email.toLowerCase(), emailVerified: true },
		{ method: 'email-password' },
	);
	await context.internalAdapter.linkAccount({
		userId: user.id,
		providerId: 'credential',
		accountId: user.id,
		password: await context.password.hash(account.password),
	});
	return { userId: user.id, isNew: true };
}
