import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawQrCode } from './qr-code.ts';

test('a text that is too long is refused', () => {
	expect(() => drawQrCode('x'.repeat(700))).toThrow(RangeError);
});

test('the drawing has room around it and finder squares in three corners', () => {
	const { path, side } = drawQrCode('A');
	expect(side).toBe(21 + 8);
	for (const corner of ['M4 4h', 'M24 4h', 'M4 24h']) expect(path).toContain(corner);
	expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h|M2[5-8] |M\d+ 2[5-8]h/);
});

// These drawings were scanned with an independent reader (ZBar) and gave their text back.
test.each([
	['A', 'c53b874888694e49'],
	['https://lus.example/voice#7F3K-7F3K-7F3K-7F3K-7F3K-AB', '3281dc4d6aea5b81'],
	['x'.repeat(600), '87243692f479e905'],
])('a drawing stays as it was scanned (%#)', (text, print) => {
	expect(createHash('sha256').update(drawQrCode(text).path).digest('hex').slice(0, 16)).toBe(print);
});
