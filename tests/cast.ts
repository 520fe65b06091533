import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '#platform/db/context.server.ts';
import { openAsOwner } from './database.ts';

/** The day on which the stories of the tests begin: a Monday without a holiday near. */
export const FIRST_DAY = '2026-09-14';

/** What a test has at hand: people who act, groups by name, and the number of the region. */
export type Cast = {
	readonly regionId: number;
	/** Care worker, member of table one and of the team. */
	readonly anna: Actor;
	/** Process guide who leads table one. */
	readonly bram: Actor;
	/** Coordinator of the region; in no table. */
	readonly chris: Actor;
	/** Administrator of the region; in no group at all. */
	readonly dora: Actor;
	/** Care worker who leads table two. */
	readonly emil: Actor;
	/** Care worker who leads table three. */
	readonly fien: Actor;
	/** Chairs the learning network. */
	readonly gust: Actor;
	/** Sits in the steering group; secretary of the regional consultation. */
	readonly hilde: Actor;
	/** Someone of the region without any group. */
	readonly ivo: Actor;
	readonly circles: Readonly<
		Record<
			'tableOne' | 'tableTwo' | 'tableThree' | 'team' | 'learningNetwork' | 'steeringGroup' | 'consultation',
			string
		>
	>;
	/** The own notebook of each, by name. */
	readonly notebooks: Readonly<Record<string, string>>;
};

const people = ['anna', 'bram', 'chris', 'dora', 'emil', 'fien', 'gust', 'hilde', 'ivo'] as const;
const kinds = {
	tableOne: 'table',
	tableTwo: 'table',
	tableThree: 'table',
	team: 'team',
	learningNetwork: 'learningNetwork',
	steeringGroup: 'steeringGroup',
	consultation: 'regionalConsultation',
} as const;
const seats: [circle: keyof typeof kinds, person: (typeof people)[number], role: string][] = [
	['tableOne', 'anna', 'member'],
	['tableOne', 'bram', 'processGuide'],
	['team', 'anna', 'member'],
	['tableTwo', 'emil', 'processGuide'],
	['tableThree', 'fien', 'processGuide'],
	['learningNetwork', 'gust', 'chairperson'],
	['steeringGroup', 'hilde', 'chairperson'],
	['consultation', 'hilde', 'member'],
];

/** Lays out a fresh region with its people and groups. Each call makes another region, so tests do not meet. */
export async function layOutCast(name = 'Testland'): Promise<Cast> {
	const owner = await openAsOwner();
	try {
		const { rows } = await owner.query(
			'insert into region (name, second_factor_required) values ($1, false) returning region_id',
			[name],
		);
		const regionId: number = rows[0].region_id;
		const ids: Record<string, string> = {};
		const notebooks: Record<string, string> = {};
		for (const person of people) {
			ids[person] = randomUUID();
			await owner.query('insert into person (region_id, id, name, email) values ($1, $2, $3, $4)', [
				regionId,
				ids[person],
				person,
				`${person}@test.example`,
			]);
			notebooks[person] = await addCircle(owner, regionId, 'individual', person);
			await addSeat(owner, regionId, notebooks[person], ids[person], 'member');
		}
		await owner.query("insert into region_role values ($1, $2, 'coordinator'), ($1, $3, 'administrator')", [
			regionId,
			ids.chris,
			ids.dora,
		]);
		const circles = {} as Record<keyof typeof kinds, string>;
		for (const [key, kind] of Object.entries(kinds) as [keyof typeof kinds, string][])
			circles[key] = await addCircle(owner, regionId, kind, key);
		for (const [circle, person, role] of seats)
			await addSeat(owner, regionId, circles[circle], ids[person] as string, role);
		const actors = Object.fromEntries(
			people.map((person) => [person, { regionId, personId: ids[person], today: FIRST_DAY }]),
		);
		return { regionId, circles, notebooks, ...(actors as Record<(typeof people)[number], Actor>) };
	} finally {
		await owner.end();
	}
}

/** The same actor on another day. */
export function on(actor: Actor, today: string): Actor {
	return { ...actor, today };
}

async function addCircle(owner: pg.Client, regionId: number, kind: string, name: string): Promise<string> {
	const id = randomUUID();
	const meeting = kind === 'individual' ? null : `maandelijks overleg ${name}`;
	await owner.query(
		'insert into circle (region_id, id, kind, name, existing_meeting) values ($1, $2, $3, $4, $5)',
		[regionId, id, kind, name, meeting],
	);
	return id;
}

async function addSeat(
	owner: pg.Client,
	regionId: number,
	circleId: string,
	personId: string,
	role: string,
): Promise<void> {
	await owner.query(
		'insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, $5)',
		[regionId, randomUUID(), circleId, personId, role],
	);
}
