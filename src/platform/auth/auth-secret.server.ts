import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openFileKeyStore } from '../keys/key-store.server.ts';

/** The secret that signs session cookies, derived from the installation's key: nothing more to keep or to leak. */
export function authSecret(keyFile: string): string {
	return derive(keyFile, 'lus session cookies').toString('base64');
}

/**
 * The password of every account of a demonstration on this installation. Never shown: a visitor chooses a role on
 * the login page and the server logs in with it.
 */
export function demoPassword(keyFile: string): string {
	return derive(keyFile, 'lus demonstration accounts').toString('base64url');
}

function derive(keyFile: string, purpose: string): Buffer {
	openFileKeyStore(keyFile);
	const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'hex');
	return Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
}
