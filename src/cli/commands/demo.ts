import { today } from '#platform/clock.server.ts';
import { loadDemonstration, removeDemonstrationRegion } from '../../demonstration/index.server.ts';
import type { Tools } from '../command.ts';
import { withDemonstrationTools } from '../open-demonstration.ts';
import { readArgs } from '../read-args.ts';

/** Loads the demonstration region; refuses when it is there already. */
export async function demo(
	args: readonly string[],
	{ root, config, json, say, print, open }: Tools,
): Promise<boolean> {
	readArgs(args, []);
	const { located } = await open();
	const { regionId } = await withDemonstrationTools(located, config, root, (tools) =>
		loadDemonstration(tools, today(), say),
	);
	if (json) print(JSON.stringify({ region: { regionId } }));
	else print(`The demonstration is loaded. Look around at ${config.address}/login`);
	return true;
}

/** Takes the demonstration region away with everything in it. */
export async function removeDemo(
	args: readonly string[],
	{ root, config, json, print, open }: Tools,
): Promise<boolean> {
	readArgs(args, []);
	const { located } = await open();
	const removed = await withDemonstrationTools(located, config, root, removeDemonstrationRegion);
	if (json) print(JSON.stringify({ removed }));
	else print(removed ? 'The demonstration is gone.' : 'There was no demonstration.');
	return true;
}
