import type { AppKey } from './second-step.server.ts';

/** What any form of this page may answer; each fills in its own part. */
export type AccountAnswer = {
	readonly message?: string;
	readonly failure?: {
		readonly message: string;
		readonly fields: Readonly<Record<string, string>>;
		readonly values: Readonly<Record<string, string>>;
	};
	readonly done?: string;
	readonly key?: AppKey;
	/** A first code was wrong: the key in the app still waits for a right one. */
	readonly waiting?: boolean;
	readonly codes?: readonly string[];
	readonly token?: string;
};
