import { type ActionFailure, fail } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Locale } from '../locale.ts';
import { Refusal } from '../refusal.ts';

/** What a page shows again after a refused form: the sentence, what is wrong per field, and all that was typed. */
export type FormFailure = {
	readonly message: string;
	readonly code: string;
	readonly fields: Readonly<Record<string, string>>;
	readonly values: Readonly<Record<string, string>>;
};

const sentences = {
	nl: {
		look: 'Kijk even naar de velden hieronder. Alles wat je typte, staat er nog.',
		empty: 'Vul dit in.',
		most: {
			text: (most: number) => `Dit is te lang: hoogstens ${most} tekens.`,
			list: (most: number) => `Dit zijn er te veel: hoogstens ${most}.`,
			number: (most: number) => `Dit is te veel: hoogstens ${most}.`,
		},
		least: {
			text: (least: number) => `Dit is te kort: minstens ${least} tekens.`,
			list: (least: number) =>
				least === 1 ? 'Minstens één is nodig.' : `Dit zijn er te weinig: minstens ${least}.`,
			number: (least: number) => `Dit is te weinig: minstens ${least}.`,
		},
		whole: 'Schrijf een heel getal.',
		choose: 'Kies een van de mogelijkheden.',
		day: 'Kies een dag die bestaat.',
		other: 'Dit klopt niet helemaal. Kijk het na.',
	},
	en: {
		look: 'Please look at the fields below. Everything you typed is still there.',
		empty: 'Fill this in.',
		most: {
			text: (most: number) => `This is too long: at most ${most} characters.`,
			list: (most: number) => `These are too many: at most ${most}.`,
			number: (most: number) => `This is too much: at most ${most}.`,
		},
		least: {
			text: (least: number) => `This is too short: at least ${least} characters.`,
			list: (least: number) =>
				least === 1 ? 'At least one is needed.' : `These are too few: at least ${least}.`,
			number: (least: number) => `This is too little: at least ${least}.`,
		},
		whole: 'Write a whole number.',
		choose: 'Choose one of the options.',
		day: 'Choose a day that exists.',
		other: 'This is not quite right. Please check it.',
	},
} as const;

/** What a limit counts: characters, things in a list, or a number itself. */
function measured(origin: string): 'text' | 'list' | 'number' {
	if (origin === 'string') return 'text';
	return origin === 'array' || origin === 'set' ? 'list' : 'number';
}

/** One plain sentence for one fault of a field. */
export function faultSentence(issue: z.core.$ZodIssue, locale: Locale): string {
	const say = sentences[locale];
	if (issue.code === 'custom' && issue.message === 'day') return say.day;
	if (issue.code === 'custom' && issue.message) return issue.message;
	if (issue.code === 'too_big') return say.most[measured(issue.origin)](Number(issue.maximum));
	if (issue.code === 'too_small') {
		const what = measured(issue.origin);
		const least = Number(issue.minimum);
		return what === 'text' && least <= 1 ? say.empty : say.least[what](least);
	}
	if (issue.code === 'invalid_value') return say.choose;
	if (issue.code === 'invalid_type') return issue.expected === 'int' ? say.whole : say.empty;
	return say.other;
}

/**
 * The form as plain values; of a field with several values the list joined by line breaks. No text holds a zero sign,
 * and a line break is one character, as it was while it was typed: browsers send two.
 */
export function valuesOf(form: FormData): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [name, value] of form) {
		if (typeof value !== 'string') continue;
		const text = value.replaceAll('\u0000', '').replaceAll('\r\n', '\n');
		values[name] = name in values ? `${values[name]}\n${text}` : text;
	}
	return values;
}

/**
 * Parses a form, asks the command, answers. Faults and refusals come back as a failure that holds what was typed.
 * @returns what `ask` gives, or an ActionFailure for the page
 */
export async function answerForm<S extends z.ZodType, T>(
	request: Request,
	locale: Locale,
	schema: S,
	ask: (input: z.output<S>) => Promise<T>,
): Promise<T | ActionFailure<{ failure: FormFailure }>> {
	const typed = valuesOf(await request.formData());
	const parsed = schema.safeParse(typed);
	// A password never travels back inside a page.
	const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !/password/i.test(name)));
	if (!parsed.success) {
		const fields: Record<string, string> = {};
		for (const issue of parsed.error.issues)
			fields[String(issue.path[0] ?? '')] ??= faultSentence(issue, locale);
		return fail(400, { failure: { message: sentences[locale].look, code: 'invalid', fields, values } });
	}
	try {
		return await ask(parsed.data);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const fields = Object.fromEntries(
			Object.entries(error.fields).map(([name, sentence]) => [name, sentence[locale]]),
		);
		const failure = { message: error.sentence[locale], code: error.code, fields, values };
		return fail(error.status, { failure });
	}
}
