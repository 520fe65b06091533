import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import type { RegionRole } from './people.ts';
import { lastAdministrator, onlyAdministrator } from './people-refusals.ts';
import { addRole, findPerson, listRolesOf, lockAdministrators, removeRoles } from './person-store.server.ts';

/** Gives somebody a role in the region, or (`holds` false) takes it back. The last administrator stays. */
export async function changeRegionRole(
	tx: Tx,
	input: { personId: string; role: RegionRole; holds: boolean },
): Promise<void> {
	const roles = await listRolesOf(tx, tx.actor.personId ?? '');
	if (!roles.includes('administrator')) throw onlyAdministrator();
	const administrators = await lockAdministrators(tx);
	const person = await findPerson(tx, input.personId);
	if (!person || person.leftOn) throw notFound();
	if (input.holds) {
		await addRole(tx, input.personId, input.role);
	} else {
		const last = administrators.length === 1 && administrators[0] === input.personId;
		if (input.role === 'administrator' && last) throw lastAdministrator();
		await removeRoles(tx, input.personId, [input.role]);
	}
	await recordAudit(tx, `${input.holds ? 'give' : 'take'}-${input.role}`, input.personId, null);
}
