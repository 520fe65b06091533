import { type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { setActionState } from '#features/action/index.server.ts';
import {
	bringResult,
	bundleGroup,
	chooseTheme,
	dropNoted,
	laySignals,
	notedInput,
	noteFamilyRead,
	noteForm,
	noteOne,
	noteWhoWasThere,
	noteYields,
	setOnRoad,
} from '#features/meeting/index.server.ts';
import { becomings } from '#features/meeting/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { idIn as meetingId } from '#platform/http/id-in.server.ts';

type Event = RequestEvent<{ id: string }>;
const byId = z.object({ id: z.uuid() });

export const doorOf = ({ act, runtime }: App.Locals) => ({ act, live: runtime.live });

/** Parses, asks the command, and comes back to the place on the page where it can be seen. */
function run<S extends z.ZodType>(
	schema: S,
	anchor: string,
	work: (locals: App.Locals, id: string, input: z.output<S>) => Promise<unknown>,
) {
	return ({ request, locals, params }: Event) =>
		answerForm(request, locals.locale, schema, async (input) => {
			const id = meetingId(params);
			await work(locals, id, input);
			redirect(303, `/meetings/${id}#${anchor}`);
		});
}

const chosen = z
	.string()
	.default('')
	.transform((text) => text.split('\n').filter(Boolean))
	.pipe(z.array(z.uuid()));

/** What members do with a meeting before and after it: agenda, noting, results, who was there, its theme, signals. */
export const aroundActions = {
	action: run(byId.extend({ state: z.enum(['open', 'done']) }), 'agenda', (locals, _, { id, state }) =>
		locals.act((tx) => setActionState(tx, { id, state })),
	),
	note: run(noteForm, 'results', (locals, id, input) => noteYields(doorOf(locals), id, input)),
	one: run(notedInput, 'results', (locals, id, input) => noteOne(doorOf(locals), id, input)),
	drop: run(byId, 'results', (locals, id, input) => dropNoted(doorOf(locals), id, input.id)),
	bring: run(byId.extend({ into: z.enum(becomings) }), 'results', async (locals, meetingId, { id, into }) => {
		const { path } = await bringResult(doorOf(locals), { meetingId, agreedId: id, into });
		// What begins a signal is written on at once: there is no way back to it from here.
		if (into === 'signal') redirect(303, path);
	}),
	family: run(z.object({}), 'results', (locals, id) => locals.act((tx) => noteFamilyRead(tx, id))),
	everyone: run(z.object({}), 'attendance', (locals, id) => noteWhoWasThere(doorOf(locals), id, 'everyone')),
	attendance: run(z.object({ present: chosen }), 'attendance', (locals, id, { present }) =>
		noteWhoWasThere(doorOf(locals), id, present),
	),
	theme: run(z.object({ themeId: z.uuid() }), 'results', (locals, id, { themeId }) =>
		locals.act((tx) => chooseTheme(tx, id, themeId)),
	),
	road: run(z.object({}), 'theme', (locals, id) => locals.act((tx) => setOnRoad(tx, id))),
	lay: run(z.object({}), 'sorting', (locals, id) => laySignals(doorOf(locals), id)),
	bundle: run(
		byId.extend({
			themeId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable().default(null)),
		}),
		'sorting',
		(locals, meetingId, { id, themeId }) => bundleGroup(doorOf(locals), { meetingId, groupId: id, themeId }),
	),
};
