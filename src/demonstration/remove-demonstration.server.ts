import {
	demoAccounts,
	findPeopleOfUser,
	listRegions,
	removeDemonstrationByOperator,
} from '#features/people/index.server.ts';
import { findUser, removeUser } from '#platform/auth/make-user.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { emailOf } from './accounts.ts';
import { readPeople } from './read-demonstration.server.ts';
import type { Tools } from './stage.server.ts';

type Needed = Pick<Tools, 'platform' | 'auth' | 'root'>;

/**
 * Takes the demonstration away with all its rows and accounts; what is left of a loading that broke off too. Accounts
 * that also belong to a real region stay.
 * @returns whether there was one
 */
export async function removeDemonstrationRegion(tools: Needed): Promise<boolean> {
	const { platform, auth } = tools;
	const { region, people } = readPeople(tools.root);
	const own = people.map(({ id }) => emailOf(id));
	const shown = (await demoAccounts(platform)).map(({ email }) => email);
	const users = new Set<string>();
	for (const email of [...own, ...shown]) {
		const user = await findUser(auth, email);
		if (user) users.add(user);
	}
	const regions = await asNobody(platform, async (tx) => {
		const first = own[0] && (await findUser(auth, own[0]));
		const inhabited = first ? (await findPeopleOfUser(tx, first)).map((one) => one.regionId) : [];
		const mine = (await listRegions(tx)).filter(
			(one) => one.demonstration && (one.name === region || inhabited.includes(one.regionId)),
		);
		for (const { regionId } of mine) await removeDemonstrationByOperator(tx, regionId);
		return mine;
	});
	for (const user of users) {
		const left = await asNobody(platform, (tx) => findPeopleOfUser(tx, user));
		if (left.length === 0) await removeUser(auth, user);
	}
	return regions.length > 0;
}
