import type { Tools } from '../command.ts';
import { examinations } from '../examine.ts';
import { readArgs } from '../read-args.ts';

/** Says whether database, roles, policies, keys, content and signal chains are sound. */
export async function examine(args: readonly string[], tools: Tools): Promise<boolean> {
	readArgs(args, []);
	const checks = await examinations(tools);
	const ok = checks.every((check) => check.ok);
	if (tools.json) tools.print(JSON.stringify({ ok, checks }));
	else
		for (const { check, ok: sound, detail } of checks)
			tools.print(`${sound ? 'ok ' : 'NOT'} ${check}: ${detail}`);
	return ok;
}
