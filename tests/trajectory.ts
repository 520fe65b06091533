import { randomUUID } from 'node:crypto';
import type { Cast } from './cast.ts';
import { openAsOwner } from './database.ts';

/** Gives a table of the cast a trajectory, as an import would, and gives its id. */
export async function giveTrajectory(
	cast: Cast,
	table: keyof Cast['circles'],
	code = 'T014',
): Promise<string> {
	const owner = await openAsOwner();
	try {
		const id = randomUUID();
		await owner.query(
			'insert into trajectory (region_id, id, code, circle_id, registered_on) values ($1, $2, $3, $4, $5)',
			[cast.regionId, id, code, cast.circles[table], '2026-01-12'],
		);
		return id;
	} finally {
		await owner.end();
	}
}
