import { randomUUID } from 'node:crypto';
import {
	acceptMandate,
	addAddressee,
	addRule,
	beginTopics,
	keepConsultation,
	listAddressees,
	listTopics,
	proposeMandate,
	withdrawMandate,
} from '#features/mandate/index.server.ts';
import type { Calendar } from './calendar.ts';
import { FOUNDED } from './found-region.server.ts';
import type { MandatesContent, PeopleContent } from './people-content.ts';
import type { Stage } from './stage.server.ts';

/** The name of the coordinator's desk among the addressees. */
export const DESK = 'coordinator';

/** Who acts for an addressee: its secretary or bearer, else whoever leads the group; the coordinator for the desk. */
export function holderOf(id: string, mandates: MandatesContent, people: PeopleContent): string {
	const addressee = mandates.addressees.find((one) => one.id === id);
	const named = addressee?.secretary ?? addressee?.bearer;
	if (named) return named;
	const circle = people.circles.find((one) => one.id === addressee?.circle);
	return circle?.seats[0]?.person ?? DESK;
}

/** Topics with their rules, addressees, and who accepted what: the coordinator proposes, each holder answers. */
export async function makeMandates(
	stage: Stage,
	content: MandatesContent,
	people: PeopleContent,
	calendar: Calendar,
): Promise<void> {
	const topics = stage.tools.content.topics;
	await stage.as(DESK, FOUNDED, async (tx) => {
		await beginTopics(
			tx,
			topics.map(({ nl }) => nl),
			content.coordinator,
		);
		for (const { id, name } of await listTopics(tx)) {
			const topic = topics.find(({ nl }) => nl === name);
			if (topic) stage.know(`topic:${topic.id}`, id);
		}
		const desk = (await listAddressees(tx)).find(({ kind }) => kind === 'coordinator');
		if (desk) stage.know(`addressee:${DESK}`, desk.id);
		for (const { id, topic, name } of content.rules)
			await addRule(tx, { id: stage.idOf(`rule:${id}`), topicId: stage.idOf(`topic:${topic}`), name });
	});
	await stage.as(DESK, FOUNDED, async (tx) => {
		for (const { id, circle, outside, receives, secretary, bearer, meetings } of content.addressees)
			await addAddressee(tx, {
				id: stage.idOf(`addressee:${id}`),
				kind: outside ? 'outside' : 'circle',
				name: outside ?? '',
				circleId: circle ? stage.idOf(`circle:${circle}`) : null,
				receives,
				meetingDates: meetings.map(stage.dayOf).join('\n'),
				email: null,
				secretaryId: secretary ? stage.idOf(`person:${secretary}`) : null,
				bearerId: bearer ? stage.idOf(`person:${bearer}`) : null,
			});
		for (const { addressee, ...consultation } of content.consultations)
			await keepConsultation(tx, {
				id: randomUUID(),
				...consultation,
				addresseeId: addressee ? stage.idOf(`addressee:${addressee}`) : null,
			});
	});
	const proposed = content.mandates.map((mandate) => ({ id: randomUUID(), ...mandate }));
	await stage.as(DESK, FOUNDED, async (tx) => {
		for (const { id, topic, addressee, verb, days, meetings, fallback, limits, responsibility } of proposed)
			await proposeMandate(tx, {
				id,
				topicId: stage.idOf(`topic:${topic}`),
				addresseeId: stage.idOf(`addressee:${addressee}`),
				...{ verb, limits, responsibility },
				termKind: meetings ? 'meetings' : 'days',
				termCount: meetings ?? days ?? fallback,
				fallbackDays: fallback,
			});
	});
	for (const { id, addressee, state, acceptedFor, withdrawn } of proposed) {
		const holder = holderOf(addressee, content, people);
		if (state === 'accepted')
			await stage.as(holder, FOUNDED + 10, (tx) => acceptMandate(tx, { id, acceptedFor }));
		if (withdrawn !== undefined)
			calendar.at(withdrawn, () => stage.as(holder, withdrawn, (tx) => withdrawMandate(tx, id)));
	}
}
