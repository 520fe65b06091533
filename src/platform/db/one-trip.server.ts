import pg from 'pg';
import type { Actor } from './context.server.ts';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };
/** Statements that run together as one actor, in one transaction and one trip to the database. */
export type OneTrip = {
	/** @throws what the database says when one of them fails; then none of them happened */
	run(actor: Actor, statements: readonly Statement[]): Promise<pg.QueryResult[]>;
	close(): Promise<void>;
};

const CONTEXT = `select set_config('role', 'lus_app', true), set_config('lus.region', $1, true),
	set_config('lus.person', '', true), set_config('lus.circle', '', true), set_config('lus.reply', '', true),
	set_config('lus.meeting', $2, true)`;

/**
 * A few connections on which begin, context, statements and commit leave together, without waiting for one another's
 * answer. For what must be durable before many people hear of it; everything else goes through `asActor`.
 */
export function openOneTrip(where: pg.PoolConfig): OneTrip {
	const pool = new pg.Pool({ max: 3, ...where, pipeline: true });
	// An idle connection that the server cuts must not end the process; the next trip gets a new one.
	pool.on('error', () => undefined);
	return {
		async run({ regionId, meetingId }, statements) {
			const client = await pool.connect();
			const settled = await Promise.allSettled([
				client.query('begin'),
				client.query({ name: 'lus-context', text: CONTEXT, values: [String(regionId), meetingId ?? ''] }),
				...statements.map(({ text, values }) => client.query(text, [...values])),
				// After a statement that failed this takes everything back.
				client.query('commit'),
			]);
			const failed = settled.find((one) => one.status === 'rejected')?.reason;
			// An error with a code came from the database, which goes on; any other one from a connection that is lost.
			client.release(failed && !failed.code ? failed : undefined);
			if (failed) throw failed;
			return settled.slice(2, -1).map((one) => (one as PromiseFulfilledResult<pg.QueryResult>).value);
		},
		close: () => pool.end(),
	};
}
