import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { askAuth, codeOf } from '#platform/auth/ask-auth.server.ts';
import { makeAuth } from '#platform/auth/auth.server.ts';
import { makeUser } from '#platform/auth/make-user.server.ts';
import { endAllSessions, endSession, listSessions } from '#platform/auth/sessions.server.ts';
import { asActor, asNobody } from '#platform/db/context.server.ts';
import { inside } from '#platform/db/locate.server.ts';
import { type Cast, FIRST_DAY, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { changeSelf } from './change-self.server.ts';
import { demoAccounts, removeDemonstration } from './demonstration.server.ts';
import { leaveRegion } from './leave-region.server.ts';
import { findMe } from './people-store.server.ts';
import { findByToken, makeToken, revokeToken } from './personal-token.server.ts';
import { listTokens } from './token-store.server.ts';

const platform = openTestPlatform();
const where = inject('database');
const pool = new pg.Pool(inside(where.socketDir, where.port).auth);
const auth = makeAuth({ pool, secret: 's'.repeat(32), address: 'http://lus.example', loginAttempts: 6 });
let cast: Cast;
beforeAll(async () => {
	cast = await layOutCast();
});
afterAll(async () => {
	await platform.close();
	await pool.end();
});

const refusal = (code: string) => expect.objectContaining({ code });
const password = 'een lang wachtwoord';
/** A login as the browser of this network address would do it. */
function login(email: string, typed: string, address: string, cookie = ''): Promise<Response> {
	const headers = { 'x-lus-address': address, ...(cookie ? { cookie } : {}) };
	const request = new Request('http://lus.example/login', { method: 'POST', headers });
	return askAuth(auth, request, 'sign-in/email', { email, password: typed });
}
const cookieOf = (response: Response) => (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

test('an unknown address and a wrong password get the same answer', async () => {
	await makeUser(auth, { name: 'Noor', email: 'noor@login.example', password });
	const wrong = await login('noor@login.example', 'verkeerd wachtwoord', '10.0.0.1');
	const unknown = await login('nobody@login.example', 'verkeerd wachtwoord', '10.0.0.1');
	expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
	expect(cookieOf(wrong)).toBe('');
});

test('too many attempts from one address are stopped, without harm to another address', async () => {
	const answers: Response[] = [];
	for (let turn = 0; turn < 7; turn++) answers.push(await login('noor@login.example', 'fout', '10.0.0.2'));
	expect(await codeOf(answers.at(-1) as Response)).toBe('TOO_OFTEN');
	expect((await login('noor@login.example', password, '10.0.0.2')).status).toBe(429);
	expect((await login('noor@login.example', password, '10.0.0.3')).status).toBe(200);
});

test('each login has a session of its own, whatever cookie came along; ended means ended', async () => {
	const { userId } = await makeUser(auth, { name: 'Noor', email: 'noor@login.example', password });
	await endAllSessions(auth, userId);
	const planted = cookieOf(await login('noor@login.example', password, '10.0.0.4'));
	const fresh = cookieOf(await login('noor@login.example', password, '10.0.0.4', planted));
	expect(fresh).not.toBe(planted);
	const sessionOf = (cookie: string) => auth.api.getSession({ headers: new Headers({ cookie }) });
	expect((await sessionOf(fresh))?.user.id).toBe(userId);
	const [newest] = await listSessions(auth, userId);
	await endSession(auth, 'somebody else', newest?.id ?? '');
	expect(await sessionOf(fresh)).not.toBeNull();
	await endAllSessions(auth, userId);
	expect(await sessionOf(fresh)).toBeNull();
});

test('a token works until its last day, for its own person, and not after leaving', async () => {
	const wanted = { id: randomUUID(), name: 'verslag' };
	const asAnna = <T>(work: Parameters<typeof asActor<T>>[2]) => asActor(platform, cast.anna, work);
	for (const expiresOn of [FIRST_DAY, '2027-09-15', '2020-01-01']) {
		await expect(asAnna((tx) => makeToken(tx, { ...wanted, expiresOn }))).rejects.toEqual(
			refusal('wrong-term'),
		);
	}
	const unseen = await asAnna((tx) => makeToken(tx, { ...wanted, expiresOn: '2027-09-14' }));
	const token = await asAnna((tx) => makeToken(tx, { ...wanted, expiresOn: '2027-09-14' }));
	const find = (text: string) => asNobody(platform, (tx) => findByToken(tx, text));
	expect(await find(unseen)).toBeUndefined();
	expect(await find(token)).toMatchObject({ regionId: cast.regionId, personId: cast.anna.personId });
	expect(await asAnna((tx) => listTokens(tx))).toHaveLength(1);
	const byBram = asActor(platform, cast.bram, (tx) => revokeToken(tx, wanted.id));
	await expect(byBram).rejects.toEqual(refusal('not-found'));
	await asAnna((tx) => revokeToken(tx, wanted.id));
	expect(await find(token)).toBeUndefined();
	const ivos = { id: randomUUID(), name: 'verslag', expiresOn: '2027-01-01' };
	const left = await asActor(platform, cast.ivo, (tx) => makeToken(tx, ivos));
	await asActor(platform, cast.dora, (tx) => leaveRegion(tx, cast.ivo.personId ?? ''));
	expect(await find(left)).toBeUndefined();
});

test('somebody changes the own name and language, nobody else does', async () => {
	await asActor(platform, cast.bram, (tx) => changeSelf(tx, { name: 'Bram B.', locale: 'en' }));
	expect(await asActor(platform, cast.bram, (tx) => findMe(tx))).toMatchObject({
		name: 'Bram B.',
		locale: 'en',
	});
	const rename = asActor(platform, cast.chris, (tx) =>
		tx.db
			.updateTable('person')
			.set({ name: 'x' })
			.where('id', '=', cast.anna.personId ?? '')
			.executeTakeFirst(),
	);
	expect((await rename).numUpdatedRows).toBe(0n);
});

test('a real region is never removed; a demonstration is, by its administrator, without leaving a row', async () => {
	await expect(asActor(platform, cast.dora, removeDemonstration)).rejects.toEqual(
		refusal('not-a-demonstration'),
	);
	const demo = await layOutCast('Rondkijken');
	const owner = await openAsOwner();
	await owner.query('update region set demonstration = true where region_id = $1', [demo.regionId]);
	await owner.query(
		`update person set user_id = 'user-' || name, email = name || '@demo.example' where region_id = $1`,
		[demo.regionId],
	);
	const shown = async () => (await demoAccounts(platform)).map((one) => one.email);
	expect(await shown()).toContain('anna@demo.example');
	await expect(asActor(platform, demo.anna, removeDemonstration)).rejects.toEqual(refusal('not-your-role'));
	const { userIds } = await asActor(platform, demo.dora, removeDemonstration);
	expect(userIds).toHaveLength(9);
	const { rows } = await owner.query('select count(*)::int as n from person where region_id = $1', [
		demo.regionId,
	]);
	await owner.end();
	expect(rows[0].n).toBe(0);
	expect(await shown()).not.toContain('anna@demo.example');
});
