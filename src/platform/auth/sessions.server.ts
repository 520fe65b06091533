import type { Auth } from './auth.server.ts';

/** One place where someone is logged in. */
export type LoginSession = {
	readonly id: string;
	readonly token: string;
	/** Moment as ISO text. */
	readonly since: string;
	readonly userAgent: string;
};

/** Where this user is logged in now, the newest first. */
export async function listSessions(auth: Auth, userId: string): Promise<LoginSession[]> {
	const { internalAdapter } = await auth.$context;
	const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true });
	return sessions
		.map(({ id, token, createdAt, userAgent }) => ({
			id,
			token,
			since: createdAt.toISOString(),
			userAgent: userAgent ?? '',
		}))
		.sort((a, b) => b.since.localeCompare(a.since));
}

/** Ends one session of this user; one of somebody else stays as it is. */
export async function endSession(auth: Auth, userId: string, sessionId: string): Promise<void> {
	const found = (await listSessions(auth, userId)).find((session) => session.id === sessionId);
	if (found) await (await auth.$context).internalAdapter.deleteSession(found.token);
}

/** Ends every session of this user at once, for instance because the person left. */
export async function endAllSessions(auth: Auth, userId: string): Promise<void> {
	await (await auth.$context).internalAdapter.deleteUserSessions(userId);
}

/** Ends the session with this token. */
export async function endSessionOfToken(auth: Auth, token: string): Promise<void> {
	await (await auth.$context).internalAdapter.deleteSession(token);
}
