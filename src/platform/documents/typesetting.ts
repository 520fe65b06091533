/** What is typeset: templates of ours, and the content that they are filled with. */
export type Typesetting = {
	/** Folder of the templates, absolute. A template can read nothing outside it. */
	readonly folder: string;
	/** The file in it that is set. */
	readonly main: string;
	/** What the templates read as `json("/data.json")`. It is data to them, never code. */
	readonly data: unknown;
};

/** A document that is ready to print. */
export type Typeset = { readonly pdf: Uint8Array; readonly pages: number };

export type TypesetTask = { readonly folder: string; readonly main: string; readonly json: string };

/** What the process that typesets answers: the document, or what the compiler says of the templates. */
export type TypesetAnswer = Typeset | { readonly fault: string };
