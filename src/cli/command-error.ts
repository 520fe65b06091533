/** Something the operator can mend: a stable code and a sentence. Ends the command with status 1. */
export class CommandError extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.name = 'CommandError';
		this.code = code;
	}
}

/** The words or options do not fit. Ends the command with the usage and status 2. */
export class UsageError extends Error {}
