import pg from 'pg';
import { PgBoss } from 'pg-boss';

const QUEUE = 'round';
const EVERY_MINUTE = '* * * * *';

export type JobRunner = {
	/** Asks for a round within seconds; many askers get one round. */
	soon(): Promise<void>;
	stop(): Promise<void>;
};

/**
 * Runs a round of work every minute and when asked, in one process at a time however many serve the same database.
 * The queue lives in the schema `jobs`, owned by lus_jobs, and holds no content.
 * @param where the login that may take the role lus_jobs
 * @param onFault hears what failed; the next round comes all the same
 */
export async function startJobRunner(
	where: pg.PoolConfig,
	work: () => Promise<unknown>,
	onFault: (error: unknown) => void,
): Promise<JobRunner> {
	const pool = new pg.Pool({ max: 2, ...where, options: '-c role=lus_jobs -c search_path=jobs' });
	pool.on('error', onFault);
	const boss = new PgBoss({
		db: { executeSql: (text, values) => pool.query(text, values) },
		schema: 'jobs',
		createSchema: false,
	});
	boss.on('error', onFault);
	await boss.start();
	await boss.createQueue(QUEUE, { policy: 'exclusive', retryLimit: 2, expireInSeconds: 300 });
	await boss.work(QUEUE, { pollingIntervalSeconds: 2 }, async () => {
		await work().catch(onFault);
	});
	await boss.schedule(QUEUE, EVERY_MINUTE);
	return {
		async soon() {
			await boss.send(QUEUE);
		},
		async stop() {
			await boss.stop({ graceful: true, timeout: 5_000 });
			await pool.end();
		},
	};
}
