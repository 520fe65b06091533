import type { Config } from '#platform/config.server.ts';
import type { Operator } from './as-operator.ts';

/** What a command of the command line works with. */
export type Tools = {
	/** The folder of the project: content and migrations lie below it. */
	readonly root: string;
	readonly config: Config;
	/** The person wants JSON only on standard output. */
	readonly json: boolean;
	/** For people: to standard error, so that standard output stays clean. */
	readonly say: (line: string) => void;
	/** The result: one line on standard output. */
	readonly print: (line: string) => void;
	/** A file as the person named it, from the folder in which they stand. */
	readonly fileOf: (name: string) => string;
	/** The database, started or adopted and up to date, with the operator's rights. Opened once. */
	readonly open: () => Promise<Operator>;
};

/** What a command does with the words behind its own. Gives whether all went well. */
export type Run = (args: readonly string[], tools: Tools) => Promise<boolean>;

/** One command: its words, what follows them, and where it is. */
export type Command = {
	readonly words: readonly string[];
	/** What follows the words, as the usage shows it. */
	readonly usage: string;
	/** Loaded when asked for: a command starts with what it needs and nothing else. */
	readonly load: () => Promise<Run>;
};
