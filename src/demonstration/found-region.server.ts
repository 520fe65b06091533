import { randomUUID } from 'node:crypto';
import {
	acceptInvitation,
	addFirstPerson,
	addMember,
	addRegion,
	changeRegionRole,
	findPeopleOfUser,
	type Invited,
	inviteToGroup,
	inviteToRegion,
	makeCircle,
	makeOrganisation,
} from '#features/people/index.server.ts';
import { demoPassword } from '#platform/auth/auth-secret.server.ts';
import { readLinkCode } from '#platform/auth/link-code.server.ts';
import { makeUser } from '#platform/auth/make-user.server.ts';
import type { Day } from '#platform/day.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { emailOf } from './accounts.ts';
import type { PeopleContent } from './people-content.ts';
import { openStage, type Stage, type Tools } from './stage.server.ts';

/** The day on which the region began, counted from today: before the first signal. */
export const FOUNDED = -420;

/** Makes the region, its organisations and its people, each with an account of this installation. */
export async function foundRegion(tools: Tools, content: PeopleContent, today: Day): Promise<Stage> {
	const password = demoPassword(tools.keyFile);
	const users = await Promise.all(
		content.people.map(async ({ id, name }) => ({
			id,
			name,
			...(await makeUser(tools.auth, { name, email: emailOf(id), password })),
		})),
	);
	const [first, ...others] = users;
	if (!first) throw new Error('a demonstration needs people');
	const personId = randomUUID();
	const regionId = await asNobody(tools.platform, async (tx) => {
		const made = await addRegion(tx, content.region, true, false);
		const account = {
			personId,
			userId: first.userId,
			name: first.name,
			email: emailOf(first.id),
			locale: 'nl',
		};
		await addFirstPerson(tx, made, { ...account, locale: 'nl' });
		return made;
	});
	const stage = openStage(tools, regionId, today);
	stage.know(`person:${first.id}`, personId);
	await stage.as(first.id, FOUNDED, async (tx) => {
		const sectors = tools.content.sectors.sectors.map((sector) => sector.id);
		for (const { id, name, sector } of content.organisations)
			await makeOrganisation(tx, { id: stage.idOf(`organisation:${id}`), name, sector }, sectors);
	});
	for (const user of others) await letIn(stage, content, first.id, user);
	// Who founds a region looks after everything; here those are two people.
	await stage.as(first.id, FOUNDED, (tx) =>
		changeRegionRole(tx, { personId, role: 'coordinator', holds: false }),
	);
	return stage;
}

/** Invites somebody as the administrator, who accepts; no mail leaves. */
async function letIn(
	stage: Stage,
	content: PeopleContent,
	administrator: string,
	user: { id: string; name: string; userId: string },
): Promise<void> {
	const person = content.people.find(({ id }) => id === user.id);
	const invited = await stage.as(administrator, FOUNDED, (tx) =>
		inviteToRegion(tx, {
			id: randomUUID(),
			name: user.name,
			email: emailOf(user.id),
			organisationId: person ? stage.idOf(`organisation:${person.organisation}`) : null,
			regionRole: person?.role ?? null,
		}),
	);
	stage.know(`user:${user.id}`, user.userId);
	await accept(stage, user.id, user.name, invited);
	const people = await asNobody(stage.tools.platform, (tx) => findPeopleOfUser(tx, user.userId));
	const own = people.find(({ regionId }) => regionId === stage.regionId);
	if (!own) throw new Error(`${user.id} did not become a person of the region`);
	stage.know(`person:${user.id}`, own.personId);
}

/** Accepts an invitation with the account of that person, by the code that a mail would have brought. */
async function accept(stage: Stage, id: string, name: string, invited: Invited | undefined): Promise<void> {
	const hash = invited && readLinkCode(invited.code);
	if (!hash) throw new Error(`${id} was not invited`);
	const account = { userId: stage.idOf(`user:${id}`), email: emailOf(id), name, locale: 'nl' } as const;
	const input = { hash, today: stage.dayOf(FOUNDED) };
	await asNobody(stage.tools.platform, (tx) => acceptInvitation(tx, input, account));
}

/** Who leads a table asks others to join it: nobody else can, and the leader does not know them beforehand. */
export async function askToTable(
	stage: Stage,
	leader: string,
	circleId: string,
	seat: PeopleContent['circles'][number]['seats'][number],
): Promise<void> {
	const { person, role } = seat;
	const invited = await stage.as(leader, FOUNDED, (tx) =>
		inviteToGroup(tx, circleId, { id: randomUUID(), email: emailOf(person), name: person, role }),
	);
	await accept(stage, person, person, invited);
}

/** Makes the groups other than tables and gives everyone a place. */
export async function makeGroups(stage: Stage, content: PeopleContent, coordinator: string): Promise<void> {
	await stage.as(coordinator, FOUNDED, async (tx) => {
		for (const { id, kind, name, meeting, organisation, seats } of content.circles) {
			if (kind === 'table') continue;
			const circleId = stage.idOf(`circle:${id}`);
			await makeCircle(tx, {
				id: circleId,
				kind,
				name,
				existingMeeting: meeting,
				whyNew: null,
				organisationId: organisation ? stage.idOf(`organisation:${organisation}`) : null,
			});
			for (const { person, role } of seats)
				await addMember(tx, circleId, { id: randomUUID(), personId: stage.idOf(`person:${person}`), role });
		}
	});
}
