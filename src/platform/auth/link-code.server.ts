import { createHash, randomBytes } from 'node:crypto';

// Crockford's alphabet: no letter that can be read as a digit, so that a code on paper can be typed over.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 16;
const LENGTH = 26;

const BACKUP_CODES = 10;

/** Ten codes of 50 random bits for somebody without the own device, e.g. '7F3KQ-0TMA2'. */
export function makeBackupCodes(): string[] {
	return Array.from({ length: BACKUP_CODES }, () =>
		// 256 is a multiple of 32, so every letter is as likely.
		[...randomBytes(10)]
			.map((byte) => ALPHABET[byte & 31])
			.join('')
			.replace(/^.{5}/, '$&-'),
	);
}

/** A backup code as it was made, however it was typed. */
export function readBackupCode(typed: string): string {
	return plainOf(typed).replace(/^.{5}/, '$&-');
}

/** A code of 128 random bits for a link or to type over, e.g. '7F3K-...', and the hash that is kept of it. */
export function makeLinkCode(): { code: string; hash: Buffer } {
	let bits = BigInt(`0x${randomBytes(BYTES).toString('hex')}`);
	let plain = '';
	for (let place = 0; place < LENGTH; place++) {
		plain = ALPHABET[Number(bits & 31n)] + plain;
		bits >>= 5n;
	}
	return { code: plain.replace(/(.{4})(?=.)/g, '$1-'), hash: hashOf(plain) };
}

/**
 * The hash of a code as somebody typed or pasted it: small letters, spaces and hyphens do not matter, O counts as 0,
 * I and L as 1. Gives undefined when it cannot be a code.
 */
export function readLinkCode(typed: string): Buffer | undefined {
	const plain = plainOf(typed);
	if (plain.length !== LENGTH || [...plain].some((letter) => !ALPHABET.includes(letter))) return undefined;
	return hashOf(plain);
}

function plainOf(typed: string): string {
	return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

function hashOf(plain: string): Buffer {
	return createHash('sha256').update(plain).digest();
}
