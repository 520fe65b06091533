import { expect, test } from 'vitest';
import { z } from 'zod';
import { atLeast } from '../characters.ts';
import { faultSentence, valuesOf } from './form.server.ts';

const said = (schema: z.ZodType, value: unknown, locale: 'nl' | 'en' = 'nl') => {
	const [issue] = schema.safeParse(value).error?.issues ?? [];
	if (!issue) throw new Error('nothing was refused');
	return faultSentence(issue, locale);
};
const number = z.coerce.number().int().min(5).max(600);
const list = z.array(z.string()).min(1).max(10);

test.each([
	['a text that is too long', z.string().max(80), 'x'.repeat(81), 'Dit is te lang: hoogstens 80 tekens.'],
	['a text that is too short', z.string().min(3), 'ja', 'Dit is te kort: minstens 3 tekens.'],
	['an empty text', z.string().min(1), '', 'Vul dit in.'],
	[
		'two emoji are two characters',
		z.string().min(3).superRefine(atLeast(3)),
		'🌱🌱',
		'Dit is te kort: minstens 3 tekens.',
	],
	['a number that is too high', number, '700', 'Dit is te veel: hoogstens 600.'],
	['a number that is too low', number, '4', 'Dit is te weinig: minstens 5.'],
	['a broken number', number, '5.5', 'Schrijf een heel getal.'],
	['a list that is too long', list, Array(11).fill('Wat helpt?'), 'Dit zijn er te veel: hoogstens 10.'],
	['an empty list', list, [], 'Minstens één is nodig.'],
])('%s', (_, schema, value, sentence) => {
	expect(said(schema, value)).toBe(sentence);
});

test('the same in English', () => {
	expect(said(number, '700', 'en')).toBe('This is too much: at most 600.');
	expect(said(list, Array(11).fill('x'), 'en')).toBe('These are too many: at most 10.');
});

test('a line break is one character, a zero sign none, and boxes of one name are lines', () => {
	const form = new FormData();
	form.append('text', 'een\r\ntwee\u0000');
	form.append('box', 'a');
	form.append('box', 'b');
	expect(valuesOf(form)).toEqual({ text: 'een\ntwee', box: 'a\nb' });
});
