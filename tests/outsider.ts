import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeEach, expect } from 'vitest';
import {
	admitGuide,
	answerAsk,
	askOutsider,
	enterRing,
	grantMandate,
	loadAsk,
	offerAsk,
	sayDecides,
	seatOutsider,
} from '#features/outsider/index.server.ts';
import { askInput } from '#features/outsider/index.ts';
import { loadGate } from '#features/signal/index.server.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from './cast.ts';
import { openAsOwner, openTestPlatform } from './database.ts';

const platform = openTestPlatform();
export const rules = {
	gate: loadGate('content').lists,
	zones: ['brugge', 'gent', 'aalst'],
	sectors: ['youth-care', 'disability', 'general-welfare', 'mental-health'],
};
export const line = 'We praten veel en beslissen niets, en niemand zegt nog wat hij denkt.';
/** The people of the test that runs. */
export let cast: Cast;
export const owner: pg.Client = await openAsOwner();
export const houses: Record<string, string> = {};

/** Each test has a region of its own. Table one is of two houses; fien, emil and ivo are of three others. */
beforeEach(async () => {
	cast = await layOutCast();
	for (const [person, sector] of [
		['anna', 'youth-care'],
		['bram', 'disability'],
		['emil', 'mental-health'],
		['fien', 'general-welfare'],
		['ivo', 'general-welfare'],
	] as const) {
		houses[person] = randomUUID();
		await owner.query('insert into organisation (region_id, id, name, sector) values ($1, $2, $3, $4)', [
			...[cast.regionId, houses[person], `Huis van ${person}`, sector],
		]);
		await owner.query('update person set organisation_id = $3 where region_id = $1 and id = $2', [
			...[cast.regionId, cast[person].personId, houses[person]],
		]);
	}
});
afterAll(async () => {
	await owner.end();
	await platform.close();
});

export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const code = (wanted: string) => expect.objectContaining({ code: wanted });
export const refused = (actor: Actor, wanted: string, work: (tx: Tx) => Promise<unknown>) =>
	expect(as(actor, work)).rejects.toEqual(code(wanted));

export const asking = (changed: Record<string, string> = {}) =>
	askInput.parse({
		...{ id: randomUUID(), circleId: cast.circles.tableOne, line, zone: 'brugge', hours: '10' },
		...{ sectors: 'youth-care\ndisability', element: 'neutral', beforeOn: '2026-12-01' },
		...changed,
	});
export const ask = async (changed: Record<string, string> = {}, actor = cast.anna) =>
	(await as(actor, (tx) => askOutsider(tx, asking(changed), rules))).id;
export async function joins(actor: Actor, changed: object = {}) {
	const offered = { hours: 40, per: 'quarter' as const, homeZone: 'brugge', alsoZones: [], ...changed };
	await as(actor, (tx) => enterRing(tx, offered, rules.zones));
	await as(cast.chris, (tx) => admitGuide(tx, actor.personId ?? ''));
}
export const offer = (id: string, actor: Actor) =>
	as(cast.chris, (tx) => offerAsk(tx, id, actor.personId ?? ''));
export const proposed = async (id: string) =>
	(await as(cast.chris, (tx) => loadAsk(tx, id))).brokering?.proposed.map(({ name }) => name).sort();
/** Up to the yes of a guide. */
export async function accepted(guide = cast.fien, changed: Record<string, string> = {}) {
	await joins(guide);
	const id = await ask(changed);
	await offer(id, guide);
	await as(guide, (tx) => answerAsk(tx, id, true));
	return id;
}
/** Up to a place at the table. */
export async function seated(guide = cast.fien, changed: Record<string, string> = {}) {
	const id = await accepted(guide, changed);
	await as(cast.anna, (tx) => grantMandate(tx, id, 'de jongere, mama, de begeleider'));
	await as(guide, (tx) => sayDecides(tx, id, false));
	await as(cast.bram, (tx) => seatOutsider(tx, id, randomUUID()));
	return id;
}
export const ended = { hours: 12, missing: 'neutral' as const, moved: 'partly' as const };
export const count = async (table: string) =>
	Number(
		(await owner.query(`select count(*) from ${table} where region_id = $1`, [cast.regionId])).rows[0].count,
	);
