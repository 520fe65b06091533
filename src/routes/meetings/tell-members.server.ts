import { findMeeting, tellMeeting } from '#features/meeting/index.server.ts';
import { asJobs } from '#platform/db/context.server.ts';

/** Tells the others of the group: a job writes to each of them, without what it is about. Nobody in a demonstration. */
export async function tellMembers(
	locals: App.Locals,
	meetingId: string,
	what: 'planned' | 'changed' | 'cancelled',
): Promise<void> {
	const { actor, person, runtime } = locals;
	if (!actor || !person || person.demonstration) return;
	const meeting = await locals.act((tx) => findMeeting(tx, meetingId));
	if (!meeting) return;
	const { regionId, today } = actor;
	const news = { meetingId, circleId: meeting.circleId, what, byPersonId: person.id };
	await asJobs(runtime.platform, { regionId, today }, (tx) => tellMeeting(tx, news));
}
