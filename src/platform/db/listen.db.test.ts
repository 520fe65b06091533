import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, inject, test } from 'vitest';
import { openAsOwner } from '#tests/database.ts';
import { listenTo } from './listen.server.ts';
import { inside } from './locate.server.ts';

test('while the database is away one connection is tried at a time; when it is back, what was missed is told', async () => {
	let tries = 0;
	const away = createServer((socket) => {
		tries += 1;
		socket.destroy();
	}).listen(0, '127.0.0.1');
	await once(away, 'listening');
	const { socketDir, port } = inject('database');
	const { login } = inside(socketDir, port);
	const where = { ...login, application_name: 'lus-listen-test' };
	const heard: string[] = [];
	let back = 0;
	const listener = await listenTo(
		where,
		'lus_test',
		(payload) => void heard.push(payload),
		() => {
			back += 1;
		},
	);
	const owner = await openAsOwner();
	await owner.query("select pg_notify('lus_test', 'one')");
	await expect.poll(() => heard).toEqual(['one']);

	Object.assign(where, { host: '127.0.0.1', port: (away.address() as AddressInfo).port });
	await owner.query('reset role');
	await owner.query(
		"select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lus-listen-test'",
	);
	// One try a second: each failed one must not begin a search of its own.
	await new Promise((rested) => setTimeout(rested, 5_500));
	expect(tries).toBeGreaterThan(1);
	expect(tries).toBeLessThan(8);

	Object.assign(where, login);
	await expect.poll(() => back, { timeout: 10_000 }).toBe(1);
	await owner.query("select pg_notify('lus_test', 'two')");
	await expect.poll(() => heard).toEqual(['one', 'two']);
	await listener.close();
	await owner.end();
	away.close();
});
