/** A sentence for people in both languages. */
export type Sentence = { readonly nl: string; readonly en: string };

/**
 * What a command throws when it may not or cannot do what was asked. Carries a stable code for machines and a
 * sentence that says what to do, never content. `status` is the HTTP status the edge answers with.
 */
export class Refusal extends Error {
	readonly code: string;
	readonly sentence: Sentence;
	readonly status: number;

	constructor(code: string, sentence: Sentence, status = 409) {
		super(`${code}: ${sentence.en}`);
		this.name = 'Refusal';
		this.code = code;
		this.sentence = sentence;
		this.status = status;
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
