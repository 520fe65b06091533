import { resolve } from 'node:path';
import { readConfig } from '#platform/config.server.ts';
import { EmbeddedError } from '#platform/db/embedded.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Operator, openOperator } from './as-operator.ts';
import type { Command, Tools } from './command.ts';
import { CommandError, UsageError } from './command-error.ts';
import { commands } from './commands.ts';
import { prepareDatabase } from './prepare.ts';

// The command line for operators: npm run -s lus -- COMMAND ... (docs/operating.md lists the commands).
const say = (line: string) => process.stderr.write(`${line}\n`);
const root = resolve(import.meta.dirname, '../..');
// npm moves to the project's folder; a file is named from where the person stands.
const standing = process.env.npm_lifecycle_event === 'lus' ? process.env.INIT_CWD : undefined;
const folder = resolve(standing ?? process.cwd());
process.chdir(root);

const given = process.argv.slice(2);
const json = given.includes('--json');
process.exitCode = await run(given.filter((arg) => arg !== '--json'));

async function run(args: readonly string[]): Promise<number> {
	const command = commands.find(({ words }) => words.every((word, index) => args[index] === word));
	if (!command) {
		const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help';
		if (!asked) say(`Unknown command: ${args.join(' ')}`);
		usage();
		return args.length > 0 && asked ? 0 : 2;
	}
	const config = readConfig(process.env);
	let operator: Promise<Operator> | undefined;
	const tools: Tools = {
		root,
		config,
		json,
		say,
		print: (line) => process.stdout.write(`${line}\n`),
		fileOf: (name) => resolve(folder, name),
		open() {
			operator ??= prepareDatabase(config, root, say).then((located) =>
				openOperator(located, config.keyFile),
			);
			return operator;
		},
	};
	try {
		const work = await command.load();
		return (await work(args.slice(command.words.length), tools)) ? 0 : 1;
	} catch (error) {
		return fail(error, command);
	} finally {
		const opened = await operator?.catch(() => undefined);
		await opened?.close();
	}
}

/** Says what went wrong where the person looks for it: as JSON when they asked for that. */
function fail(error: unknown, command: Command): number {
	if (error instanceof UsageError) {
		say(error.message);
		usage([command]);
		return 2;
	}
	const known =
		error instanceof CommandError || error instanceof EmbeddedError || error instanceof Refusal
			? { code: error.code, message: error instanceof Refusal ? error.sentence.en : error.message }
			: { code: 'unexpected', message: error instanceof Error ? error.message : String(error) };
	say(known.code === 'unexpected' && error instanceof Error ? String(error.stack) : known.message);
	if (json) process.stdout.write(`${JSON.stringify({ error: known })}\n`);
	return 1;
}

function usage(shown = commands): void {
	say('Usage: npm run -s lus -- COMMAND [--json]');
	for (const { words, usage: rest } of shown) say(`  ${[...words, rest].join(' ').trim()}`);
}
