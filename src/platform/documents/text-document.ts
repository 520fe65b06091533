/** A document of text, as a word processor opens it. */
export type TextDocument = {
	readonly title: string;
	/** One line under the title. */
	readonly lead: string;
	readonly language: 'nl' | 'en';
	readonly blocks: readonly { readonly kind: 'heading' | 'line' | 'item'; readonly text: string }[];
};

export type TextDocumentAnswer = { readonly bytes: Uint8Array } | { readonly fault: string };
