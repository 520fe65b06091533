import { expect, test } from 'vitest';
import { makeBackupCodes, makeLinkCode, readBackupCode, readLinkCode } from './link-code.server.ts';

test('what cannot be a code is refused', () => {
	const { code } = makeLinkCode();
	for (const wrong of [
		'',
		'abc',
		`${code}A`,
		code.slice(1),
		code.replace(/./, 'U'),
		code.replace(/./, 'é'),
	]) {
		expect(readLinkCode(wrong)).toBeUndefined();
	}
});

test('a code typed over from paper is the same code', () => {
	const { code, hash } = makeLinkCode();
	expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/);
	const sloppy = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
	expect(readLinkCode(sloppy)).toEqual(hash);
});

test('two codes are never the same', () => {
	const codes = Array.from({ length: 100 }, () => makeLinkCode().code);
	expect(new Set(codes).size).toBe(100);
});

test('ten backup codes, each readable however it is typed', () => {
	const codes = makeBackupCodes();
	expect(new Set(codes).size).toBe(10);
	for (const code of codes) {
		expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
		expect(readBackupCode(` ${code.replace('-', ' ').toLowerCase().replaceAll('0', 'o')}`)).toBe(code);
	}
});
