import { join } from 'node:path';
import { loadContent } from '#features/method/index.server.ts';
import { today } from '#platform/clock.server.ts';
import { isDay } from '#platform/day.ts';
import { openMailer } from '#platform/mail/mailer.server.ts';
import { runRound } from '../../jobs.server.ts';
import type { Tools } from '../command.ts';
import { UsageError } from '../command-error.ts';
import { readArgs } from '../read-args.ts';

/** One round of everything that happens by itself, in every region, as if it were the given day. */
export async function runJobs(
	args: readonly string[],
	{ root, config, json, print, open }: Tools,
): Promise<boolean> {
	const { option } = readArgs(args, [], ['today']);
	const day = option('today') ?? today();
	if (!isDay(day)) throw new UsageError('--today is a day as YYYY-MM-DD.');
	const { holidays } = loadContent(join(root, 'content'));
	const { platform } = await open();
	const mailer = openMailer(config.smtpUrl, config.mailFrom);
	const regions = await runRound({ platform, holidays, mailer, address: config.address }, day);
	if (json) print(JSON.stringify({ today: day, regions }));
	else {
		for (const [region, round] of Object.entries(regions)) {
			const parts = Object.entries(round).map(([what, count]) => `${what} ${count}`);
			print(`region ${region}: ${parts.join(', ')}`);
		}
	}
	return true;
}
