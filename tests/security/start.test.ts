import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { checkWall } from '#platform/db/connect.server.ts';
import { inside } from '#platform/db/locate.server.ts';

const { socketDir, port } = inject('database');
const pools: pg.Pool[] = [];
function poolOf(user: string): pg.Pool {
	const pool = new pg.Pool({ ...inside(socketDir, port).login, user, max: 1 });
	pools.push(pool);
	return pool;
}
afterAll(async () => {
	for (const pool of pools) await pool.end();
});

test('the server refuses to start with a login that passes every policy', async () => {
	await expect(checkWall(poolOf('lus_super'))).rejects.toThrow(/lus_super may pass every policy/);
});

test.each(['lus_owner', 'lus_app', 'lus_jobs', 'lus_auth'])(
	'the server refuses to start when %s passes every policy',
	async (role) => {
		// Inside a transaction that is taken back, so that no other test ever meets the role like this.
		const pool = poolOf('lus_super');
		await pool.query('begin');
		await pool.query(`alter role ${role} bypassrls`);
		await pool.query('set local session authorization lus_login');
		await expect(checkWall(pool)).rejects.toThrow(new RegExp(`start: ${role} may pass every policy`));
		await pool.query('rollback');
	},
);

test('the server starts with the login of pages, API and jobs', async () => {
	await expect(checkWall(poolOf('lus_login'))).resolves.toBeUndefined();
});
