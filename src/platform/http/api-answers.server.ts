import { z } from '@hono/zod-openapi';
import type { Locale } from '../locale.ts';
import { notFound, Refusal, type Sentence } from '../refusal.ts';
import { faultSentence } from './form.server.ts';

/** What every refused request of the API gets. */
export const errorAnswer = z
	.object({
		error: z.object({
			code: z.string().openapi({ description: 'Stable; what a program decides on.' }),
			message: z.string().openapi({ description: 'A sentence for people, in Dutch or English.' }),
			fields: z
				.record(z.string(), z.string())
				.optional()
				.openapi({ description: 'What is wrong per field, a sentence each.' }),
		}),
	})
	.openapi('Error');

/** A refusal that shows what stands there now beside what was sent, so that a person can choose. */
export class Clash extends Refusal {
	readonly theirs: object;

	constructor(code: string, sentence: Sentence, theirs: object) {
		super(code, sentence, 409);
		this.theirs = theirs;
	}
}

/** The language of sentences: the first one that the machine accepts and that we speak, Dutch otherwise. */
export function apiLocale(header: string | undefined): Locale {
	for (const wanted of (header ?? '').split(',')) {
		const language = wanted.trim().slice(0, 2).toLowerCase();
		if (language === 'nl' || language === 'en') return language;
	}
	return 'nl';
}

const refuse = (code: string, status: number, nl: string, en: string) =>
	new Refusal(code, { nl, en }, status);
export const refusals = {
	unauthorized: () =>
		refuse(
			'unauthorized',
			401,
			'Stuur een persoonlijke sleutel mee die nog geldt. Je maakt er een op de pagina Mijn account.',
			'Send a personal token that still works. You make one (a key) on the page My account.',
		),
	unknownPath: () =>
		refuse(
			'not-found',
			404,
			'Dit adres bestaat niet. Alle adressen staan in /api/v1/openapi.json.',
			'This address does not exist. All addresses stand in /api/v1/openapi.json.',
		),
	wrongMethod: () =>
		refuse(
			'method-not-allowed',
			405,
			'Op dit adres kan dat niet. De kop Allow zegt wat wel kan.',
			'This address does not do that. The header Allow says what it does.',
		),
	tooLarge: () =>
		refuse(
			'too-large',
			413,
			'Dit is te groot: hoogstens 1 MB, een lijst van trajecten hoogstens 25 MB.',
			'This is too large: at most 1 MB, a list of trajectories at most 25 MB.',
		),
	notJson: () =>
		refuse(
			'not-json',
			415,
			'Stuur JSON, met content-type: application/json.',
			'Send JSON, with content-type: application/json.',
		),
	brokenJson: () => refuse('invalid-json', 400, 'Dit is geen geldige JSON.', 'This is not valid JSON.'),
	unfit: () =>
		refuse(
			'invalid',
			400,
			'Een van de waarden kan niet bewaard worden. Kijk ze na.',
			'One of the values cannot be kept. Please check them.',
		),
	idTaken: () =>
		refuse(
			'id-taken',
			409,
			'Dit id of deze combinatie bestaat al. Kies een nieuw id.',
			'This id or this combination exists already. Choose a new id.',
		),
	notPossible: () =>
		refuse(
			'not-possible',
			409,
			'Dit kan nu niet. Haal het opnieuw op: misschien veranderde er intussen iets.',
			'This is not possible now. Fetch it again: something may have changed meanwhile.',
		),
	busy: () =>
		refuse(
			'busy',
			409,
			'Iemand anders veranderde net hetzelfde. Probeer het opnieuw.',
			'Someone else changed the same just now. Try again.',
		),
};

/** A body or query that was refused: the sentences per field travel with it. */
export class Invalid extends Error {
	readonly issues: readonly z.core.$ZodIssue[];

	constructor(issues: readonly z.core.$ZodIssue[]) {
		super('invalid');
		this.issues = issues;
	}
}

type Answer = { readonly status: number; readonly body: object };

/** What the API answers when a command throws; undefined when it is nobody's doing but ours. */
export function answerOf(error: unknown, locale: Locale): Answer | undefined {
	if (error instanceof Invalid) return invalidAnswer(error.issues, locale);
	const refusal = error instanceof Refusal ? error : databaseRefusal(error);
	if (!refusal) return undefined;
	const named = Object.entries(refusal.fields).map(([name, sentence]) => [name, sentence[locale]]);
	const fields = named.length > 0 ? { fields: Object.fromEntries(named) } : {};
	const theirs = refusal instanceof Clash ? { theirs: refusal.theirs } : {};
	const { code, sentence, status } = refusal;
	return { status, body: { error: { code, message: sentence[locale], ...fields }, ...theirs } };
}

function invalidAnswer(issues: readonly z.core.$ZodIssue[], locale: Locale): Answer {
	const fields: Record<string, string> = {};
	for (const issue of issues) fields[issue.path.join('.') || 'body'] ??= faultSentence(issue, locale);
	const message =
		locale === 'nl' ? 'Kijk de velden na die hierbij staan.' : 'Please check the fields that are named here.';
	return { status: 400, body: { error: { code: 'invalid', message, fields } } };
}

/** What we say when the fault is ours: one sentence, and nothing of what happened. */
export function ourFault(locale: Locale): Answer {
	const message =
		locale === 'nl'
			? 'Er ging iets mis bij ons. Probeer het opnieuw.'
			: 'Something went wrong on our side. Try again.';
	return { status: 500, body: { error: { code: 'unexpected', message } } };
}

/** The database refuses what cannot be: by its code (PostgreSQL, appendix A) we know whether the asker caused it. */
function databaseRefusal(error: unknown): Refusal | undefined {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === '23505') return refusals.idTaken();
	if (code === '23503' || code === '42501') return notFound();
	// Our own guards behind the commands raise codes that begin with LU (migrations).
	if (code.startsWith('LU')) return refusals.notPossible();
	if (code === '40001' || code === '40P01' || code === '55P03') return refusals.busy();
	// Data exceptions (a zero sign in a text, a number out of range) and values that a constraint refuses.
	if (code.startsWith('22') || code === '23514' || code === '23502') return refusals.unfit();
	return undefined;
}
