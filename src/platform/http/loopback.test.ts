import { expect, test } from 'vitest';
import { ownHosts } from './loopback.ts';

test('a public address has one host, whatever somebody sends', () => {
	expect(ownHosts('https://lus.example.be')).toEqual(['lus.example.be']);
});

test('an address on this machine goes by each of its names', () => {
	expect(ownHosts('http://localhost:3000')).toEqual(['localhost:3000', '127.0.0.1:3000', '[::1]:3000']);
	expect(ownHosts('http://127.0.0.1:3000')).toContain('localhost:3000');
});
