import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listPeople } from '#features/people/index.server.ts';
import { circleForm, circleRoles } from '#features/people/index.ts';
import {
	addChild,
	addEvent,
	changeTrajectory,
	loadTrajectory,
	openTable,
	removeEvent,
} from '#features/trajectory/index.server.ts';
import { eventForm, registerForm, stateOf } from '#features/trajectory/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const childForm = z.object({
	id: z.uuid(),
	age: z
		.union([z.literal(''), z.coerce.number().int()])
		.optional()
		.transform((age) => (typeof age === 'number' ? age : null)),
});
const tableForm = z.object({
	circleId: z.uuid(),
	membershipId: z.uuid(),
	personId: z.uuid(),
	role: z.enum(circleRoles),
	existingMeeting: circleForm.shape.existingMeeting,
	whyNew: circleForm.shape.whyNew,
});
const removeForm = z.object({ eventId: z.uuid() });

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	const { zones, sectors } = locals.runtime.content;
	return locals.act(async (tx) => {
		const { line, children, coordinates, table } = await loadTrajectory(tx, params.id);
		const people = coordinates && line.circleId === null ? await listPeople(tx) : [];
		return {
			family: true,
			line,
			zone: zones.find((zone) => zone.id === line.zone)?.name ?? line.zone,
			state: stateOf(line),
			children,
			coordinates,
			table,
			saved: url.searchParams.has('saved'),
			today: tx.actor.today,
			people: people.map(({ id, name }) => ({ id, name })),
			zones: coordinates ? zones.map(({ id, name }) => ({ id, name })) : [],
			referrerTypes: coordinates ? sectors.referrerTypes.map((type) => type.nl) : [],
			fresh: { event: randomUUID(), child: randomUUID(), circle: randomUUID(), membership: randomUUID() },
		};
	});
};

/** Answers one form of the page: asks the command, then shows the page again at the part that changed. */
async function answer<S extends z.ZodType>(
	{ request, locals, params }: RequestEvent,
	schema: S,
	part: string,
	command: (tx: Tx, input: z.output<S>) => Promise<void>,
) {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	const failed = await answerForm(request, locals.locale, schema, async (input) => {
		await locals.act((tx) => command(tx, input));
	});
	if (!failed) redirect(303, `/trajectories/${params.id}?saved#${part}`);
	return fail(failed.status, { ...failed.data, part });
}

export const actions: Actions = {
	change: (event) =>
		answer(event, registerForm, 'register', (tx, form) =>
			changeTrajectory(tx, event.params.id, form, event.locals.runtime.content.zones),
		),
	child: (event) =>
		answer(event, childForm, 'children', (tx, input) =>
			addChild(tx, { ...input, trajectoryId: event.params.id }),
		),
	table: (event) =>
		answer(event, tableForm, 'table', (tx, input) =>
			openTable(tx, { ...input, trajectoryId: event.params.id }),
		),
	note: (event) => answer(event, eventForm, 'timeline', (tx, input) => addEvent(tx, event.params.id, input)),
	remove: (event) =>
		answer(event, removeForm, 'timeline', (tx, { eventId }) => removeEvent(tx, event.params.id, eventId)),
};
