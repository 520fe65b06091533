import { type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { setActionState } from '#features/action/index.server.ts';
import {
	bringInput,
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
import { themeKinds } from '#features/theme/index.ts';
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

const bundleInput = byId.extend({
	themeId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable().default(null)),
	kind: z.enum(themeKinds).default('barrier'),
});

/** What members do with a meeting before and after it: agenda, noting, results, who was there, its theme, signals. */
export const aroundActions = {
	action: run(byId.extend({ state: z.enum(['open', 'done']) }), 'agenda', (locals, _, { id, state }) =>
		locals.act((tx) => setActionState(tx, { id, state })),
	),
	note: run(noteForm, 'results', (locals, id, input) => noteYields(doorOf(locals), id, input)),
	one: run(notedInput, 'results', (locals, id, input) => noteOne(doorOf(locals), id, input)),
	drop: run(byId, 'results', (locals, id, input) => dropNoted(doorOf(locals), id, input.id)),
	bring: run(byId.extend(bringInput.shape), 'results', async (locals, meetingId, { id, ...input }) => {
		const { lists } = locals.runtime.rules.gate;
		const { path } = await bringResult(doorOf(locals), { ...input, meetingId, agreedId: id }, lists);
		// What begins a signal is written on at once: there is no way back to it from here.
		if (input.into === 'signal') redirect(303, path);
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
	/** Says in this answer how many were laid and how many are left. */
	lay: ({ request, locals, params }: Event) =>
		answerForm(request, locals.locale, z.object({}), async () => ({
			laid: await laySignals(doorOf(locals), meetingId(params)),
		})),
	/** Says in this answer how many went on already, and so were skipped. */
	bundle: ({ request, locals, params }: Event) =>
		answerForm(request, locals.locale, bundleInput, async ({ id, themeId, kind }) => ({
			bundled: await bundleGroup(doorOf(locals), {
				meetingId: meetingId(params),
				groupId: id,
				themeId,
				kind,
			}),
		})),
};
