import { expect, it } from 'vitest';
import { mayTry, triedTooOften } from './few-attempts.server.ts';

it('refuses the thirteenth attempt of a minute from one address, not from another', () => {
	for (let attempt = 1; attempt <= 12; attempt += 1) expect(mayTry('192.0.2.1', attempt)).toBe(true);
	expect(mayTry('192.0.2.1', 13)).toBe(false);
	expect(mayTry('192.0.2.2', 14)).toBe(true);
});

it('begins anew after a minute', () => {
	for (let attempt = 1; attempt <= 20; attempt += 1) mayTry('192.0.2.3', attempt);
	expect(mayTry('192.0.2.3', 59_000)).toBe(false);
	expect(mayTry('192.0.2.3', 60_001)).toBe(true);
});

it('lets a whole group try cards behind one address, when more are allowed', () => {
	for (let attempt = 1; attempt <= 40; attempt += 1) expect(mayTry('card 192.0.2.4', attempt, 40)).toBe(true);
	expect(mayTry('card 192.0.2.4', 41, 40)).toBe(false);
	expect(mayTry('192.0.2.4', 42)).toBe(true);
});

it('tells who used up the attempts without counting one', () => {
	for (let look = 1; look <= 20; look += 1) expect(triedTooOften('guess 192.0.2.5', look, 3)).toBe(false);
	for (let attempt = 1; attempt <= 3; attempt += 1) mayTry('guess 192.0.2.5', attempt, 3);
	expect(triedTooOften('guess 192.0.2.5', 4, 3)).toBe(true);
	expect(triedTooOften('guess 192.0.2.5', 60_001, 3)).toBe(false);
});
