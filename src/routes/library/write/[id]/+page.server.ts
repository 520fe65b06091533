import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { activitiesOf, cardsOf, entrySchemas, goals, type Method, toolsIn } from '#features/method/index.ts';
import {
	dropMethodDraft,
	finishMethod,
	loadMethodDraft,
	openLibrary,
	saveMethodDraft,
} from '#features/pack/index.server.ts';
import {
	choicesInPhase,
	countOf,
	doneInPhase,
	type Fields,
	faultsOfWritten,
	MOST_PHASES,
	MOST_YIELDS,
	methodOfWritten,
	movePhase,
	usedInPhase,
} from '#features/pack/index.ts';
import { valuesOf } from '#platform/http/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The id of a draft in an address. @throws Refusal not-found when it cannot be one */
function draftId({ id }: { id: string }): string {
	if (!z.uuid().safeParse(id).success) throw notFound();
	return id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { fields, library } = await locals.act(async (tx) => ({
		fields: (await loadMethodDraft(tx, draftId(params))).fields,
		library: (await openLibrary(tx, locals.runtime.library)).library,
	}));
	const toolOf = toolsIn(library);
	const faults = faultsOfWritten(fields, toolOf);
	const complete = Object.keys(faults).length === 0;
	const preview: Method | undefined = complete
		? entrySchemas.method.parse(methodOfWritten(fields, 'preview', toolOf))
		: undefined;
	const phases = Array.from({ length: countOf(fields, 'phases') }, (_, index) => ({
		done: doneInPhase(fields, index, toolOf),
		choices: choicesInPhase(fields, index, toolOf),
		uses: usedInPhase(fields, index, toolOf),
	}));
	const used = [...new Set(phases.flatMap(({ uses }) => uses))];
	return {
		...{ id: draftId(params), fields, faults, preview, phases, looking: url.searchParams.has('preview') },
		done: preview?.phases.map((phase) => activitiesOf(phase, toolOf)) ?? [],
		referenced: Object.fromEntries(
			used.flatMap((reference) =>
				cardsOf(library, [reference], locals.locale).map((card) => [reference, card]),
			),
		),
	};
};

/** Far more than any method holds; who sends more is not typing. */
const MOST = 200_000;

/** What was typed; a choice with several marks comes as lines. */
async function typed({ request }: RequestEvent): Promise<Fields> {
	const values = valuesOf(await request.formData());
	const size = Object.values(values).reduce((sum, value) => sum + value.length, 0);
	if (size > MOST) throw tooMuch();
	const known = new Set<string>(goals);
	const chosen = (values.goals ?? '').split('\n').filter((goal) => known.has(goal));
	return { ...values, goals: chosen.join('\n') };
}

function tooMuch(): Refusal {
	return new Refusal(
		'too-much',
		{
			nl: 'Dit is te veel voor één gespreksvorm. Maak de teksten korter.',
			en: 'This is too much for one method. Make the texts shorter.',
		},
		400,
	);
}

/** Saves what was typed, changed by `change`, and shows the page again at `place`. */
function keep(change: (fields: Fields, url: URL) => Fields, place: (fields: Fields, url: URL) => string) {
	return async (event: RequestEvent) => {
		const { locals, params, url } = event;
		const fields = change(await typed(event), url);
		await locals.act(async (tx) => {
			await loadMethodDraft(tx, draftId(params));
			await saveMethodDraft(tx, { id: draftId(params), fields });
		});
		redirect(303, `/library/write/${draftId(params)}${place(fields, url)}`);
	};
}

const numberIn = (url: URL, name: string) => Number.parseInt(url.searchParams.get(name) ?? '0', 10) || 0;
const more = (fields: Fields, what: 'phases' | 'yields', most: number) => ({
	...fields,
	[what]: String(Math.min(most, countOf(fields, what) + 1)),
});
const phasePlace = (index: number) => `#phase-${Math.max(0, index)}`;

function finish(state: 'own' | 'shared') {
	return async (event: RequestEvent) => {
		const { locals, params } = event;
		const fields = await typed(event);
		const library = await locals.act(async (tx) => {
			await saveMethodDraft(tx, { id: draftId(params), fields });
			return (await openLibrary(tx, locals.runtime.library)).library;
		});
		const faults = faultsOfWritten(fields, toolsIn(library));
		if (Object.keys(faults).length > 0) return fail(400, { asked: true });
		const { slug } = await locals.act((tx) =>
			finishMethod(tx, locals.runtime.library, { id: draftId(params), language: locals.locale, state }),
		);
		redirect(303, `/library/method/${slug}`);
	};
}

export const actions: Actions = {
	/** The script of the page saves here, and stays. */
	autosave: async (event) => {
		const fields = await typed(event);
		await event.locals.act(async (tx) => {
			await loadMethodDraft(tx, draftId(event.params));
			await saveMethodDraft(tx, { id: draftId(event.params), fields });
		});
		return { saved: true };
	},
	preview: keep(
		(fields) => fields,
		() => '?preview=1#preview',
	),
	addPhase: keep(
		(fields) => more(fields, 'phases', MOST_PHASES),
		(fields) => phasePlace(countOf(fields, 'phases') - 1),
	),
	addYield: keep(
		(fields) => more(fields, 'yields', MOST_YIELDS),
		() => '#yields',
	),
	away: keep(
		(fields, url) => movePhase(fields, numberIn(url, 'phase'), 'away'),
		(_fields, url) => phasePlace(numberIn(url, 'phase') - 1),
	),
	up: keep(
		(fields, url) => movePhase(fields, numberIn(url, 'phase'), numberIn(url, 'phase') - 1),
		(_fields, url) => phasePlace(numberIn(url, 'phase') - 1),
	),
	down: keep(
		(fields, url) => movePhase(fields, numberIn(url, 'phase'), numberIn(url, 'phase') + 1),
		(_fields, url) => phasePlace(numberIn(url, 'phase') + 1),
	),
	own: finish('own'),
	shared: finish('shared'),
	drop: async ({ locals, params }) => {
		await locals.act((tx) => dropMethodDraft(tx, draftId(params)));
		redirect(303, '/library/write');
	},
};
