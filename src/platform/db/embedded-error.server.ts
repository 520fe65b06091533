/** What can stand in the way of the embedded database; the message says in one sentence what to do about it. */
export type EmbeddedErrorCode =
	| 'platform-not-supported'
	| 'no-user-name'
	| 'data-not-a-folder'
	| 'data-not-writable'
	| 'data-unreachable'
	| 'not-a-cluster'
	| 'wrong-version'
	| 'wrong-owner'
	| 'binaries-missing'
	| 'binaries-do-not-run'
	| 'initdb-failed'
	| 'server-unknown'
	| 'server-did-not-start'
	| 'server-does-not-answer';

/** Refusal of the embedded database: `code` for programs, `message` (English, one sentence) for people. */
export class EmbeddedError extends Error {
	override readonly name = 'EmbeddedError';
	readonly code: EmbeddedErrorCode;

	constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
	}
}

/** The code of a system error (`ENOENT`) or of an SQL error (`28000`); undefined when there is none. */
export function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}
