import { expect, test } from 'vitest';
import type { Addressee } from './mandate.ts';
import { inSentence, sayFindings, sayMandate, sayPromise, sayTermInWords } from './say-mandate.ts';
import type { Finding } from './who-decides.ts';

const days = (count: number) => ({ kind: 'days' as const, count, fallbackDays: 90 });
const meetings = (count: number) => ({ kind: 'meetings' as const, count, fallbackDays: 90 });

test('a term is said in words, in both languages', () => {
	expect(sayTermInWords(days(42), 'nl')).toBe('binnen 42 dagen');
	expect(sayTermInWords(days(1), 'nl')).toBe('binnen één dag');
	expect(sayTermInWords(meetings(2), 'nl')).toBe('ten laatste op het tweede overleg na ontvangst');
	expect(sayTermInWords(meetings(12), 'nl')).toBe('ten laatste op het 12de overleg na ontvangst');
	expect(sayTermInWords(meetings(2), 'en')).toBe('at the second meeting after receipt at the latest');
	for (const [count, said] of Object.entries({ 21: '21st', 22: '22nd', 33: '33rd', 11: '11th' }))
		expect(sayTermInWords(meetings(Number(count)), 'en')).toContain(` ${said} `);
});

test('who is only informed promises nothing', () => {
	expect(sayPromise({ verb: 'isInformed', term: days(42) }, 'nl')).toBe('hoeft niet te antwoorden');
	expect(sayPromise({ verb: 'advises', term: days(42) }, 'nl')).toBe('antwoordt binnen 42 dagen');
});

test('a topic loses its capital inside a sentence, an abbreviation keeps it', () => {
	expect(inSentence('Wonen')).toBe('wonen');
	expect(inSentence('VAPH-budget')).toBe('VAPH-budget');
	expect(inSentence('X')).toBe('X');
	expect(sayMandate({ verb: 'decides' }, 'Team Noord', 'Wonen', 'nl')).toBe('Team Noord beslist over wonen');
});

test('gaps are one sentence for all topics, counted when there are many; an overlap names who', () => {
	const topic = (name: string) => ({ id: name, name, endedOn: null });
	const gap = (kind: Finding['kind'], name: string): Finding => ({
		kind,
		topic: topic(name),
		addressees: [],
	});
	expect(sayFindings([], 'nl')).toEqual([]);
	expect(sayFindings([gap('nobodyDecides', 'Wonen')], 'nl')).toEqual([
		'Over wonen mag niemand hier beslissen. Dat is ook een bevinding.',
	]);
	expect(sayFindings([gap('nobodyDecides', 'Wonen'), gap('nobodyDecides', 'School')], 'en')[0]).toBe(
		'Nobody here may decide on wonen and school. That is a finding too.',
	);
	const five = ['A1', 'B1', 'C1', 'D1', 'E1'].map((name) => gap('nobodyAccepted', name));
	expect(sayFindings(five, 'nl')[0]).toContain('Over 5 onderwerpen nam');
	const both = [{ name: 'Team Noord' }, { name: 'Het agentschap' }] as Addressee[];
	expect(sayFindings([{ ...gap('decidedTwice', 'Wonen'), addressees: both }], 'nl')[0]).toContain(
		'Team Noord en Het agentschap',
	);
});
