import pg from 'pg';
import { asActor } from '#platform/db/context.server.ts';
import { loadStartPage } from '../src/start-page.server.ts';
import { beside, inTurns, type Row } from './row.ts';
import { type Stage, stopServer } from './stage.ts';

const TIMES = 60;

type Statement = { readonly text: string; readonly values: readonly unknown[] };

/**
 * The coordinator's start page with 10,000 signals in the region, beside its own SQL alone: what the page asks
 * the database, noted once, and played again by the bare driver.
 */
export async function startPageRows(stage: Stage): Promise<Row[]> {
	const server = await stage.start();
	const ask = async () => {
		const response = await fetch(`${server.address}/today`, { headers: { cookie: stage.cookie } });
		await response.arrayBuffer();
		if (response.status !== 200) throw new Error(`the start page was answered with ${response.status}`);
	};
	await ask();
	const statements = await noteStatements(stage);
	const client = new pg.Client(stage.located.login);
	await client.connect();
	const replay = async () => {
		for (const { text, values } of statements) await client.query(text, [...values]);
	};
	const taken = await inTurns(TIMES, ask, replay);
	await client.end();
	await stopServer(server.child);
	return [beside('page "my start", 10,000 signals in the region', taken.ours, 'ms', taken.limit, 3)];
}

/** What the page asks the database, in order, the opening and closing of its transaction included. */
async function noteStatements(stage: Stage): Promise<Statement[]> {
	const noted: Statement[] = [];
	const plain = pg.Client.prototype.query;
	pg.Client.prototype.query = function note(this: pg.Client, ...args: unknown[]) {
		const [first, second] = args;
		const text = typeof first === 'string' ? first : (first as { text?: string }).text;
		if (text)
			noted.push({
				text,
				values: (second as unknown[] | undefined) ?? (first as { values?: unknown[] }).values ?? [],
			});
		return Reflect.apply(plain, this, args);
	} as typeof plain;
	try {
		await asActor(stage.platform, stage.actor, (tx) => loadStartPage(tx, true, 'nl'));
	} finally {
		pg.Client.prototype.query = plain;
	}
	return noted;
}
