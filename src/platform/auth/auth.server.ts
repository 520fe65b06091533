import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';

const DAY_SECONDS = 86_400;

export type AuthOptions = {
	/** A pool whose connections act as lus_auth with search_path auth. */
	readonly pool: pg.Pool;
	readonly secret: string;
	/** Public address with scheme, e.g. https://lus.example.be */
	readonly address: string;
};

/**
 * Accounts, sessions, second factor and passkeys, by Better Auth in its own schema `auth`. It knows users, not
 * people: which people of which regions a user is, stands behind the wall.
 */
export function makeAuth({ pool, secret, address }: AuthOptions) {
	const host = new URL(address).hostname;
	return betterAuth({
		appName: 'Lus',
		baseURL: address,
		basePath: '/auth',
		secret,
		database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
		telemetry: { enabled: false },
		// Accounts are made by accepting an invitation, never by signing up.
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
		// A cookie cache would let someone who left read on until it ends.
		session: { expiresIn: 14 * DAY_SECONDS, updateAge: DAY_SECONDS / 24, cookieCache: { enabled: false } },
		verification: { storeIdentifier: 'hashed' },
		rateLimit: { enabled: true, storage: 'database', window: 60, max: 100 },
		advanced: {
			cookiePrefix: 'lus',
			// Written by our own server entry from the socket; a client's own header never arrives.
			ipAddress: { ipAddressHeaders: ['x-lus-address'] },
			useSecureCookies: address.startsWith('https:'),
		},
		plugins: [twoFactor({ issuer: 'Lus' }), passkey({ rpID: host, rpName: 'Lus', origin: address })],
	});
}

export type Auth = ReturnType<typeof makeAuth>;
