import { CompiledQuery, sql } from 'kysely';
import { asActor, asJobs, asNobody, type Platform, type Tx } from '#platform/db/context.server.ts';
import type { Cast } from '../cast.ts';
import type { Seeded, World } from './world.ts';

/** Someone who tries: runs work in a transaction of their own. */
export type Someone = {
	readonly name: string;
	readonly role: 'lus_app' | 'lus_jobs';
	run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

const people = ['anna', 'bram', 'chris', 'dora', 'emil', 'fien', 'gust', 'hilde', 'ivo'] as const;

/** Everyone inside the region: the nine of the cast, the guest with a reply link, the jobs, and the meeting of table one. */
export function insiders(platform: Platform, cast: Cast, world: World): Someone[] {
	const { regionId } = cast;
	const { today } = cast.anna;
	const letterbox = { regionId, circleId: cast.circles.tableOne, today };
	return [
		...people.map(
			(name): Someone => ({ name, role: 'lus_app', run: (work) => asActor(platform, cast[name], work) }),
		),
		{
			name: 'guest',
			role: 'lus_app',
			run: (work) => asActor(platform, { regionId, replyId: world.replyId, today }, work),
		},
		{ name: 'jobs', role: 'lus_jobs', run: (work) => asJobs(platform, { regionId, today }, work) },
		{ name: 'letterbox', role: 'lus_jobs', run: (work) => asJobs(platform, letterbox, work) },
		{
			name: 'meeting',
			role: 'lus_app',
			run: (work) => asActor(platform, { regionId, meetingId: world.meetingId, today }, work),
		},
	];
}

/**
 * Those who are nobody here: people, jobs and meeting of another region, whoever shows there the id of a meeting of
 * ours, and whoever has no context at all.
 * @param meetings the ids of the meeting here and of that elsewhere
 */
export function strangers(
	platform: Platform,
	elsewhere: Cast,
	meetings: readonly [here: string, elsewhere: string],
): Someone[] {
	const { regionId } = elsewhere;
	const { today } = elsewhere.anna;
	const letterbox = { regionId, circleId: elsewhere.circles.tableOne, today };
	const regionless = { regionId: 0, today };
	return [
		...people.map(
			(name): Someone => ({
				name: `${name} of another region`,
				role: 'lus_app',
				run: (work) => asActor(platform, elsewhere[name], work),
			}),
		),
		{ name: 'jobs of another region', role: 'lus_jobs', run: (work) => asJobs(platform, letterbox, work) },
		...meetings.map(
			(meetingId, index): Someone => ({
				name: ['this meeting in another region', 'meeting of another region'][index] ?? '',
				role: 'lus_app',
				run: (work) => asActor(platform, { regionId, meetingId, today }, work),
			}),
		),
		{ name: 'nobody', role: 'lus_app', run: (work) => asNobody(platform, work) },
		{ name: 'jobs of no region', role: 'lus_jobs', run: (work) => asJobs(platform, regionless, work) },
		{
			name: 'jobs without context',
			role: 'lus_jobs',
			run: (work) =>
				asNobody(platform, async (tx) => {
					await sql`set local role lus_jobs`.execute(tx.db);
					return work(tx);
				}),
		},
	];
}

class TakenBack extends Error {}
const REFUSED = '42501';
/** Let in by the wall, stopped after it: the row is there already, or others rest on it. */
const LET_IN = ['23505', '23503'];

/** Tries work and takes it back. True when it touched a row, false when it touched none or was refused. */
async function attempt(someone: Someone, work: (tx: Tx) => Promise<boolean>): Promise<boolean> {
	let touched = false;
	try {
		await someone.run(async (tx) => {
			touched = await work(tx);
			throw new TakenBack();
		});
	} catch (error) {
		if (error instanceof TakenBack) return touched;
		const { code } = error as { code?: string };
		if (code === REFUSED) return false;
		if (code !== undefined && LET_IN.includes(code)) return true;
		throw error;
	}
	return touched;
}

async function count(tx: Tx, text: string, values: readonly unknown[]): Promise<boolean> {
	const { rows, numAffectedRows } = await tx.db.executeQuery(CompiledQuery.raw(text, [...values]));
	return Number(numAffectedRows ?? rows.length) > 0;
}

export type Command = 'see' | 'add' | 'change' | 'remove';
export const commands: readonly Command[] = ['see', 'add', 'change', 'remove'];

/** Whether someone can do this with a row. `copy` is the whole row as JSON, for trying to write it once more. */
export function can(
	someone: Someone,
	command: Command,
	{ table, key }: Seeded,
	{ shape }: World,
	copy: unknown,
): Promise<boolean> {
	const values = Object.values(key);
	const where = Object.keys(key)
		.map((column, index) => `${column} = $${index + 1}`)
		.join(' and ');
	if (command === 'see') {
		return attempt(someone, (tx) =>
			count(tx, `select region_id from public.${table} where ${where}`, values),
		);
	}
	if (command === 'add') {
		const columns = shape.writable(table).join(', ');
		const text = `insert into public.${table} (${columns}) select ${columns} from json_populate_record(null::public.${table}, $1)`;
		return attempt(someone, (tx) => count(tx, text, [JSON.stringify(copy)]));
	}
	if (command === 'change') {
		const column = shape.changeable(table, someone.role);
		if (!column) return Promise.resolve(false);
		return attempt(someone, (tx) =>
			count(tx, `update public.${table} set ${column} = ${column} where ${where}`, values),
		);
	}
	if (!shape.mayRemove(table, someone.role)) return Promise.resolve(false);
	return attempt(someone, (tx) => count(tx, `delete from public.${table} where ${where}`, values));
}
