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
	const email = account.email.toLowerCase();
	const known = await findUser(auth, email);
	if (known) return { userId: known, isNew: false };
	const { internalAdapter, password } = await auth.$context;
	const hash = await password.hash(account.password);
	try {
		const user = await internalAdapter.createUser(
			{ name: account.name, email, emailVerified: true },
			{ method: 'email-password' },
		);
		await internalAdapter.linkAccount({
			userId: user.id,
			providerId: 'credential',
			accountId: user.id,
			password: hash,
		});
		return { userId: user.id, isNew: true };
	} catch (error) {
		// Two clicks at once: the account of the first stands, the second finds it.
		const made = await findUser(auth, email);
		if (made) return { userId: made, isNew: false };
		throw error;
	}
}

/** The id of the account with this address; undefined when there is none. */
export async function findUser(auth: Auth, email: string): Promise<string | undefined> {
	const { internalAdapter } = await auth.$context;
	return (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id;
}

/** Takes an account away with its sessions, passkeys and second factor. */
export async function removeUser(auth: Auth, userId: string): Promise<void> {
	const { internalAdapter } = await auth.$context;
	await internalAdapter.deleteUserSessions(userId);
	await internalAdapter.deleteUser(userId);
}
