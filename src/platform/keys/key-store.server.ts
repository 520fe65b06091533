import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { seal, unseal } from './seal.server.ts';

/** Wraps the keys that texts are written with. The installation's key never leaves the store. */
export type KeyStore = {
	/** A new random key of 32 bytes. */
	make(): Buffer;
	wrap(key: Buffer, place: string): Buffer;
	/** Throws when this installation's key did not wrap it. */
	unwrap(wrapped: Buffer, place: string): Buffer;
};

/**
 * The default store: one file of 32 random bytes (hex), readable by its owner only, made when absent.
 * Whoever loses this file loses every encrypted text; docs/operating.md says how to keep it.
 */
export function openFileKeyStore(file: string): KeyStore {
	const installation = readOrMake(file);
	return {
		make: () => randomBytes(32),
		wrap: (key, place) => seal(installation, `key:${place}`, key.toString('base64')),
		unwrap: (wrapped, place) => Buffer.from(unseal(installation, `key:${place}`, wrapped), 'base64'),
	};
}

function readOrMake(file: string): Buffer {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	try {
		// 'wx' lets one of two processes that start together make the file; the other reads it.
		writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
	if (key.length !== 32) throw new Error(`${file} is not an installation key (64 hexadecimal digits)`);
	return key;
}
