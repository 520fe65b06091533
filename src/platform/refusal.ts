/** A sentence for people in both languages. */
export type Sentence = { readonly nl: string; readonly en: string };

/**
 * What a command throws when it may not or cannot do what was asked. Carries a stable code for machines and a
 * sentence that says what to do, never content. `status` is the HTTP status the edge answers with; `fields` says
 * per field of a form what is wrong there, when the command can tell.
 */
export class Refusal extends Error {
	readonly code: string;
	readonly sentence: Sentence;
	readonly status: number;
	readonly fields: Readonly<Record<string, Sentence>>;

	constructor(
		code: string,
		sentence: Sentence,
		status = 409,
		fields: Readonly<Record<string, Sentence>> = {},
	) {
		super(`${code}: ${sentence.en}`);
		this.name = 'Refusal';
		this.code = code;
		this.sentence = sentence;
		this.status = status;
		this.fields = fields;
	}
}

/** A row that is not there for the one who asks. A stranger's row is not found, never forbidden. */
export function notFound(): Refusal {
	return new Refusal(
		'not-found',
		{
			nl: 'Dit vinden we niet, of het is niet voor jou bedoeld. Ga terug en kijk of je in de juiste groep zit.',
			en: 'We cannot find this, or it is not meant for you. Go back and check that you are in the right group.',
		},
		404,
	);
}
