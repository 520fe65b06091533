import type { Auth } from './auth.server.ts';

export type Passkey = { readonly id: string; readonly name: string; readonly since: string };

/** The passkeys of a user, the oldest first. */
export async function listPasskeys(auth: Auth, userId: string): Promise<Passkey[]> {
	const { adapter } = await auth.$context;
	const rows = await adapter.findMany<{ id: string; name?: string | null; createdAt?: Date | string | null }>(
		{
			model: 'passkey',
			where: [{ field: 'userId', value: userId }],
		},
	);
	return rows
		.map(({ id, name, createdAt }) => ({
			id,
			name: name ?? '',
			since: createdAt ? new Date(createdAt).toISOString() : '',
		}))
		.sort((a, b) => a.since.localeCompare(b.since));
}

/** Takes away a passkey of this user; one of somebody else stays. */
export async function removePasskey(auth: Auth, userId: string, passkeyId: string): Promise<void> {
	const { adapter } = await auth.$context;
	const where = [
		{ field: 'id', value: passkeyId },
		{ field: 'userId', value: userId },
	];
	await adapter.deleteMany({ model: 'passkey', where });
}

/** Whether this user proves more than a password: by codes of an app, or with a passkey. */
export async function hasSecondFactor(
	auth: Auth,
	user: { readonly id: string; readonly twoFactorEnabled?: boolean | null | undefined },
): Promise<boolean> {
	return user.twoFactorEnabled === true || (await listPasskeys(auth, user.id)).length > 0;
}
