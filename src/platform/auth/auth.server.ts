import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { ownHosts } from '../http/loopback.ts';
import { makeBackupCodes } from './link-code.server.ts';

const DAY_SECONDS = 86_400;

export type AuthOptions = {
	/** A pool whose connections act as lus_auth with search_path auth. */
	readonly pool: pg.Pool;
	readonly secret: string;
	/** Public address with scheme, e.g. https://lus.example.be */
	readonly address: string;
	/** How often one network address may try to log in per minute. */
	readonly loginAttempts: number;
};

/**
 * Accounts, sessions, second factor and passkeys, by Better Auth in its own schema `auth`. It knows users, not
 * people: which people of which regions a user is, stands behind the wall.
 */
export function makeAuth({ pool, secret, address, loginAttempts }: AuthOptions) {
	const { hostname: host, protocol } = new URL(address);
	const origins = ownHosts(address).map((one) => `${protocol}//${one}`);
	const attempts = { window: 60, max: loginAttempts };
	return betterAuth({
		appName: 'Lus',
		baseURL: address,
		basePath: '/auth',
		trustedOrigins: origins,
		secret,
		database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
		telemetry: { enabled: false },
		// A wrong password is no news for an operator's log.
		logger: { level: 'error' },
		// Accounts are made by accepting an invitation, never by signing up.
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
		// A cookie cache would let someone who left read on until it ends.
		session: { expiresIn: 14 * DAY_SECONDS, updateAge: DAY_SECONDS / 24, cookieCache: { enabled: false } },
		verification: { storeIdentifier: 'hashed' },
		rateLimit: {
			enabled: true,
			storage: 'database',
			window: 60,
			max: 100,
			customRules: {
				'/sign-in/*': attempts,
				'/two-factor/*': attempts,
				'/change-password': attempts,
				'/passkey/*': attempts,
			},
		},
		advanced: {
			cookiePrefix: 'lus',
			// Written by our own server entry from the socket; a client's own header never arrives.
			ipAddress: { ipAddressHeaders: ['x-lus-address'] },
			useSecureCookies: address.startsWith('https:'),
		},
		plugins: [
			twoFactor({ issuer: 'Lus', backupCodeOptions: { customBackupCodesGenerate: makeBackupCodes } }),
			passkey({
				rpID: host,
				rpName: 'Lus',
				origin: address,
				// A passkey stands for two factors only when the device asked for a finger, a face or a code.
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
				authentication: {
					afterVerification: async ({ verification }) => {
						if (!verification.authenticationInfo.userVerified) {
							throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
						}
					},
				},
			}),
		],
	});
}

export type Auth = ReturnType<typeof makeAuth>;
