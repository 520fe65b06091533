import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openFileKeyStore } from '../keys/key-store.server.ts';

/** The secret that signs session cookies, derived from the installation's key: nothing more to keep or to leak. */
export function authSecret(keyFile: string): string {
	openFileKeyStore(keyFile);
	const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'hex');
	return Buffer.from(hkdfSync('sha256', key, '', 'lus session cookies', 32)).toString('base64');
}
