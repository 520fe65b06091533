import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Auth, makeAuth } from '#platform/auth/auth.server.ts';
import { authSecret } from '#platform/auth/auth-secret.server.ts';
import { makeUser } from '#platform/auth/make-user.server.ts';
import type { Actor } from '#platform/db/context.server.ts';
import { inside } from '#platform/db/locate.server.ts';
import { openAsOwner } from './database.ts';

const PASSWORD = 'een lang wachtwoord om te testen';

/**
 * Accounts on the running server of the browser tests. `enter` gives someone of a cast an account and a session, and
 * gives the cookie of a browser in which that person is logged in.
 */
export function openAccounts(): { enter(who: Actor): Promise<string>; close(): Promise<void> } {
	const { address, dataDir } = inject('server');
	const { socketDir, port } = inject('database');
	const pool = new pg.Pool({ ...inside(socketDir, port).auth, max: 2 });
	const secret = authSecret(join(dataDir, 'keys', 'installation.key'));
	const auth = makeAuth({ pool, secret, address, loginAttempts: 1000 });
	return { enter: (who) => enter(auth, who), close: () => pool.end() };
}

async function enter(auth: Auth, who: Actor): Promise<string> {
	const email = `${who.personId}@test.example`;
	const { userId } = await makeUser(auth, { name: 'Test', email, password: PASSWORD });
	const owner = await openAsOwner();
	try {
		const values = [userId, who.regionId, who.personId];
		await owner.query('update person set user_id = $1 where region_id = $2 and id = $3', values);
	} finally {
		await owner.end();
	}
	const response = await auth.api.signInEmail({ body: { email, password: PASSWORD }, asResponse: true });
	const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
	return cookies.join('; ');
}
