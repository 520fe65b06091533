import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { circleRoles } from '#features/people/index.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, made, maybeDay, maybeId, newId, openText } from '#platform/http/api-fields.server.ts';
import { addChild, changeTrajectory, registerTrajectory } from './keep-register.server.ts';
import { addEvent, removeEvent } from './keep-timeline.server.ts';
import { openTable } from './open-table.server.ts';
import { LINES_A_PAGE, loadFigures, loadRegister, loadTrajectory } from './read-register.server.ts';
import { frames, stateOf } from './register.ts';
import { registerForm } from './register-form.ts';
import { eventForm, eventKinds, MAX_NOTE } from './timeline.ts';
import type { Zone } from './zone-finder.ts';

const registerLine = z
	.object({
		id: anId,
		code: z.string(),
		circleId: maybeId.openapi({ description: 'The table around it; null when nobody sits around it yet.' }),
		registeredOn: aDay,
		startedOn: maybeDay,
		closedOn: maybeDay,
		zone: z.string().nullable(),
		referrerType: z.string().nullable(),
		referrer: z.string().nullable(),
		reasonNotStarted: z.string().nullable(),
		frame: z.enum(frames).nullable(),
	})
	.openapi('RegisterLine');
const child = z
	.object({ id: anId, position: z.int(), ageAtRegistration: z.int().nullable() })
	.openapi('Child');
const mark = z
	.object({ id: maybeId, kind: z.enum(eventKinds), onDay: aDay, note: z.string().nullable() })
	.openapi('TimelineMark');
const trajectory = registerLine
	.extend({
		state: z.enum(['registered', 'running', 'closed', 'notStarted']),
		children: z.array(child),
		timeline: z.array(mark).nullable().openapi({ description: 'Only for who sits at the table.' }),
	})
	.openapi('Trajectory');
const counted = z.object({ name: z.string(), n: z.int() });
const figures = z
	.object({
		total: z.int(),
		years: z.array(
			z.object({
				year: z.int(),
				registered: z.int(),
				started: z.int(),
				closed: z.int(),
				running: z.int(),
			}),
		),
		ages: z.array(z.object({ age: z.int(), n: z.int() })),
		zones: z.array(z.object({ zone: z.string(), n: z.int() })),
		referrers: z.array(z.object({ type: z.string(), n: z.int(), of: z.array(counted) })),
	})
	.openapi('TrajectoryFigures');

/** A line as programs write it: days as days, the age as a number, empty as null. */
const cells = z
	.record(z.string(), z.union([z.string().max(1000), z.int(), z.null()]).optional())
	.transform((line) =>
		Object.fromEntries(Object.entries(line).map(([name, cell]) => [name, String(cell ?? '')])),
	)
	.pipe(registerForm)
	.openapi({
		type: 'object',
		description: 'The cells of one row of the list; those that are empty may be left out or null.',
		properties: {
			code: { type: 'string' },
			registeredOn: { type: 'string', format: 'date' },
			startedOn: { type: ['string', 'null'], format: 'date' },
			closedOn: { type: ['string', 'null'], format: 'date' },
			ageAtRegistration: { type: ['integer', 'null'] },
			zone: { type: ['string', 'null'] },
			referrerType: { type: ['string', 'null'] },
			referrer: { type: ['string', 'null'] },
			reasonNotStarted: { type: ['string', 'null'] },
			frame: { type: ['string', 'null'], enum: [...frames, null] },
		},
	});

/** What the register looks at: the zones of the content. */
export type RegisterRules = { readonly content: { readonly zones: readonly Zone[] } };

/** The register of trajectories, and what the table of one trajectory notes. */
export function addTrajectoryApi(api: Api<RegisterRules>): void {
	api.get(
		'/trajectories',
		{
			id: 'listTrajectories',
			what: `The register for a coordinator (audited), else the trajectories of your tables; ${LINES_A_PAGE} a page.`,
			query: z.object({
				search: z.string().max(100).default(''),
				page: z.coerce.number().int().min(1).max(100_000).default(1),
			}),
			answer: z.object({ trajectories: z.array(registerLine), total: z.int() }),
		},
		({ act, query }) =>
			act(async (tx) => {
				const { lines, total } = await loadRegister(tx, query);
				return { trajectories: lines, total };
			}),
	);
	api.post(
		'/trajectories',
		{
			id: 'registerTrajectory',
			what: 'Registers one trajectory with its first child; the coordinator does.',
			body: z.object({ id: newId, childId: newId, line: cells }),
			answer: made,
			status: 201,
		},
		async ({ act, body, rules }) => {
			const { id, childId, line } = body;
			await act((tx) => registerTrajectory(tx, { id, childId }, line, rules.content.zones));
			return { id };
		},
	);
	api.get(
		'/trajectories/{id}',
		{ id: 'readTrajectory', what: 'One trajectory (every view is audited).', answer: trajectory },
		({ act, params }) =>
			act(async (tx) => {
				const { line, children, table } = await loadTrajectory(tx, params.id);
				return { ...line, state: stateOf(line), children, timeline: table?.timeline ?? null };
			}),
	);
	api.put(
		'/trajectories/{id}',
		{ id: 'changeTrajectory', what: 'Changes a line of the register.', body: z.object({ line: cells }) },
		({ act, params, body, rules }) =>
			act((tx) => changeTrajectory(tx, params.id, body.line, rules.content.zones)),
	);
	api.post(
		'/trajectories/{id}/children',
		{
			id: 'addChild',
			what: 'Adds another child of the same family.',
			body: z.object({ id: newId, age: z.int().nullish() }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => addChild(tx, { id: body.id, age: body.age ?? null, trajectoryId: params.id }));
			return { id: body.id };
		},
	);
	api.post(
		'/trajectories/{id}/table',
		{
			id: 'openTable',
			what: 'Puts a table around a trajectory, with its first member. Its id is that of the new group.',
			body: z.object({
				id: newId,
				personId: z.uuid(),
				role: z.enum(circleRoles),
				existingMeeting: openText(300),
				whyNew: openText(600),
			}),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			const { id: circleId, ...table } = body;
			const input = { ...table, circleId, membershipId: randomUUID(), trajectoryId: params.id };
			await act((tx) => openTable(tx, input));
			return { id: circleId };
		},
	);
	api.post(
		'/trajectories/{id}/events',
		{
			id: 'addEvent',
			what: 'Notes what happened; only who sits at the table.',
			body: eventForm.extend({ id: newId, note: openText(MAX_NOTE) }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => addEvent(tx, params.id, body));
			return { id: body.id };
		},
	);
	api.delete(
		'/trajectories/{id}/events/{eventId}',
		{ id: 'removeEvent', what: 'Takes an event from the line and destroys its note.' },
		({ act, params }) => act((tx) => removeEvent(tx, params.id, params.eventId)),
	);
	api.get(
		'/figures/trajectories',
		{
			id: 'readTrajectoryFigures',
			what: 'The four tables of the yearly report in exact numbers; the coordinator only, audited.',
			answer: figures,
		},
		({ act, rules }) => act((tx) => loadFigures(tx, rules.content.zones)),
	);
}
