import { join } from 'node:path';
import { loadContent } from '#features/method/index.server.ts';
import { countFigures } from '#features/trajectory/index.server.ts';
import { asOperator, findRegion } from '../as-operator.ts';
import type { Tools } from '../command.ts';
import { needed, readArgs } from '../read-args.ts';

/** The four tables of the yearly report, in exact numbers. */
export async function showFigures(
	args: readonly string[],
	{ root, json, print, open }: Tools,
): Promise<boolean> {
	const { option } = readArgs(args, [], ['region']);
	const region = needed(option('region'), 'region');
	const { zones } = loadContent(join(root, 'content'));
	const operator = await open();
	const { regionId } = await findRegion(operator, region);
	const figures = await asOperator(operator, regionId, (tx) => countFigures(tx, zones));
	if (json) {
		print(JSON.stringify(figures));
		return true;
	}
	print(`${figures.total} trajectories started`);
	for (const { year, registered, started, closed, running } of figures.years)
		print(`${year}: ${registered} registered, ${started} started, ${closed} closed, ${running} carried over`);
	for (const { age, n } of figures.ages) print(`age ${age}: ${n}`);
	for (const { zone, n } of figures.zones) print(`${zone}: ${n}`);
	for (const { type, n, of } of figures.referrers)
		print(`${type}: ${n} (${of.map((one) => `${one.name} ${one.n}`).join(', ')})`);
	return true;
}
