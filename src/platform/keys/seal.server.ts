import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts text with AES-256-GCM.
 * @param key 32 bytes
 * @param place says where the text lives (table, column, row); opening it anywhere else fails
 * @returns version byte, nonce (12), tag (16), ciphertext
 */
export function seal(key: Buffer, place: string, text: string): Buffer {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
}

/** Decrypts what `seal` made with the same key and place. Throws when key, place or bytes differ. */
export function unseal(key: Buffer, place: string, sealed: Buffer): string {
	if (sealed[0] !== VERSION) throw new Error('sealed text of an unknown version');
	const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
	const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
	const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place)).setAuthTag(tag);
	const body = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
	return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}
