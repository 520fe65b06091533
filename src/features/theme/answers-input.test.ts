import { describe, expect, it } from 'vitest';
import { answersInput } from './answers-input.ts';

const one = '0b9b6c0e-6f3a-4a57-9d1b-0d6f6d5f3b11';
const two = '5a0b1a52-13d8-4a8e-8d51-8b5a8a2a7c22';
const id = '8f5e3f7e-2f43-4b0c-a1d7-1f5a5f9e4d33';

describe('answering many signals at once', () => {
	it('refuses a form in which nothing is filled in', () => {
		expect(answersInput.safeParse({ [`id-${one}`]: id, [`body-${one}`]: ' ' }).success).toBe(false);
		expect(answersInput.safeParse({}).success).toBe(false);
	});

	it('points at the text that is missing', () => {
		const values = {
			[`id-${one}`]: id,
			[`body-${one}`]: 'Vanaf januari kan het.',
			[`plainWords-${one}`]: '',
		};
		const parsed = answersInput.safeParse(values);
		expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([`plainWords-${one}`]);
	});

	it('takes what is filled in and leaves the rest for later', () => {
		const values = {
			body: 'ontwerp',
			[`id-${one}`]: id,
			[`body-${one}`]: ' Vanaf januari kan het. ',
			[`plainWords-${one}`]: 'Het kan vanaf januari.',
			[`id-${two}`]: id,
			[`body-${two}`]: '',
			[`plainWords-${two}`]: '',
		};
		expect(answersInput.parse(values)).toEqual([
			{ id, signalId: one, body: 'Vanaf januari kan het.', plainWords: 'Het kan vanaf januari.' },
		]);
	});
});
