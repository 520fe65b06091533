import { findMe, findPeopleOfUser } from '#features/people/index.server.ts';
import type { Person } from '#features/people/index.ts';
import { hasSecondFactor } from '#platform/auth/second-factor.server.ts';
import { today } from '#platform/clock.server.ts';
import { asActor, asNobody } from '#platform/db/context.server.ts';
import type { Runtime } from './runtime.server.ts';

/** Who logged in, and as which person of which region. */
export type Asker = {
	readonly session: { readonly token: string; readonly userId: string; readonly email: string } | undefined;
	readonly person: Person | undefined;
	/** The region asks for a second factor and this user has none yet. */
	readonly needsSecondFactor: boolean;
};

/** Reads the session cookie of a request. `wantedRegion` chooses for somebody who belongs to several regions. */
export async function askerOf(
	runtime: Runtime,
	request: Request,
	wantedRegion: string | undefined,
): Promise<Asker> {
	const found = await runtime.auth.api.getSession({ headers: request.headers });
	if (!found) return { session: undefined, person: undefined, needsSecondFactor: false };
	const { session, user } = found;
	const person = await personOf(runtime, user.id, wantedRegion);
	// The shared accounts of a demonstration can have none.
	const asked = person?.secondFactorRequired === true && !person.demonstration;
	const needsSecondFactor = asked && !(await hasSecondFactor(runtime.auth, user));
	return {
		session: { token: session.token, userId: user.id, email: user.email },
		person,
		needsSecondFactor,
	};
}

async function personOf(
	runtime: Runtime,
	userId: string,
	wantedRegion: string | undefined,
): Promise<Person | undefined> {
	const people = await asNobody(runtime.platform, (tx) => findPeopleOfUser(tx, userId));
	const chosen = people.find((one) => String(one.regionId) === wantedRegion) ?? people[0];
	if (!chosen) return undefined;
	const actor = { regionId: chosen.regionId, personId: chosen.personId, today: today() };
	return asActor(runtime.platform, actor, (tx) => findMe(tx));
}
