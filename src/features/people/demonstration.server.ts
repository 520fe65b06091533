import { asNobody, type Platform, type Tx } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { onlyAdministrator } from './people-refusals.ts';
import { findMe } from './people-store.server.ts';
import { deleteDemonstration, listDemonstrationPeople, listUserIds } from './region-store.server.ts';

/** The roles with whose eyes a visitor can look, when this installation has a demonstration. */
export function demoAccounts(platform: Platform): Promise<{ name: string; email: string }[]> {
	return asNobody(platform, listDemonstrationPeople);
}

/**
 * Takes the demonstration away in one go; only its own administrator does.
 * @returns the accounts that belonged to it, for the caller to remove afterwards
 */
export async function removeDemonstration(tx: Tx): Promise<{ userIds: string[] }> {
	const me = await findMe(tx);
	if (!me?.roles.includes('administrator')) throw onlyAdministrator();
	if (!me.demonstration) {
		throw new Refusal('not-a-demonstration', {
			nl: 'Deze regio is geen demonstratie. Ze kan niet in één keer weg.',
			en: 'This region is not a demonstration. It cannot be removed in one go.',
		});
	}
	const userIds = await listUserIds(tx);
	await deleteDemonstration(tx, tx.actor.regionId);
	return { userIds };
}

/** The same for an operator, without context. Throws for a region that is no demonstration. */
export async function removeDemonstrationByOperator(tx: Tx, regionId: number): Promise<void> {
	await deleteDemonstration(tx, regionId);
}
