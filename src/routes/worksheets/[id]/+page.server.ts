import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { sayDay } from '#design/say-day.ts';
import { drawOne, walkTree } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { detectSpans } from '#features/signal/index.ts';
import {
	addItem,
	bringItem,
	changeItem,
	changeWorksheet,
	itemInput,
	type LoadedWorksheet,
	loadWorksheet,
	removeItem,
	saveAnswers,
} from '#features/worksheet/index.server.ts';
import {
	becomings,
	boardOf,
	type Item,
	MOST_TAKERS,
	partsOf,
	worksheetText,
	worksheetWords,
} from '#features/worksheet/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { answersInput } from './answers-input.ts';

/** The id of a worksheet in an address. @throws Refusal not-found when it cannot be one */
function sheetId({ id }: { id: string }): string {
	if (!z.uuid().safeParse(id).success) throw notFound();
	return id;
}

const whole = z.coerce.number().int().min(0).max(99).catch(0);

/** Who said it, for others than the one who looks: whose turn it was, or the member who wrote. */
function nameOf(loaded: LoadedWorksheet, locale: 'nl' | 'en') {
	const alone = loaded.sheet.circleKind === 'individual';
	return (item: Item): string => {
		if (item.taker > 0) return loaded.sheet.takers[item.taker - 1] ?? '';
		if (loaded.sheet.takers.length > 0) return worksheetWords[locale].allTogether;
		return alone ? '' : (loaded.names[item.changedBy] ?? '');
	};
}

/** Where something was taken along to; an address that somebody else put there leads nowhere. */
function placeInside(path: string | null): string | undefined {
	return path && /^\/(reflections|actions|signals)\/[a-z0-9/-]+$/.test(path) ? path : undefined;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals;
	const { loaded, library } = await locals.act(async (tx) => ({
		loaded: await loadWorksheet(tx, sheetId(params), locale),
		library: (await openLibrary(tx, locals.runtime.library)).library,
	}));
	const { sheet, usable, items } = loaded;
	const say = nameOf(loaded, locale);
	const places = partsOf(usable).flatMap((part) => part.places);
	const board = boardOf(usable);
	const taker = Math.min(whole.parse(url.searchParams.get('turn') ?? '0'), sheet.takers.length);
	const mine = items.filter((item) => item.taker === taker && item.changedBy === locals.person?.id);
	const seen = mine.map(({ place }) => place);
	const drawsOne = usable.kind === 'deck' || url.searchParams.has('draw');
	const asked = url.searchParams.get('card');
	const card = drawsOne
		? (places.find(({ id }) => id === asked) ?? drawOne(places, seen, Math.random()))
		: undefined;
	return {
		sheet,
		usable,
		/** What it uses may have been taken out of the library since. */
		inLibrary: library[sheet.kind].has(sheet.slug),
		items,
		names: Object.fromEntries(items.map((item) => [item.id, say(item)])),
		taker,
		mine,
		card,
		together: url.searchParams.has('together') || sheet.closedOn !== null,
		phase: usable.kind === 'method' ? phaseOf(url, items.length > 0 ? usable.entry.phases.length : 0) : 0,
		walked:
			usable.kind === 'tree'
				? walkTree(usable.entry, walkedAnswers(usable.entry.questions, usable.entry.start, mine))
				: undefined,
		newIds: Object.fromEntries(
			[...places.map(({ id }) => id), ...(board ? items.map(({ id }) => id) : [])].map((id) => [
				id,
				randomUUID(),
			]),
		),
		// A drawing of people holds roles; a name that slips in is pointed at, never refused.
		likeNames:
			board?.shape === 'network'
				? items
						.filter(({ text }) =>
							detectSpans(text, locals.runtime.rules.gate.lists).some(({ type }) => type === 'naam'),
						)
						.map(({ id }) => id)
				: [],
		removed: url.searchParams.get('removed'),
		brought: placeInside(url.searchParams.get('brought')),
		text: worksheetText({
			usable,
			matter: sheet.matter,
			day: sayDay(sheet.startedOn, locale),
			items,
			nameOf: say,
		}),
		family: sheet.circleKind === 'table' || (usable.kind === 'instrument' && usable.entry.withFamily),
	};
};

/** The step to show of a method that is run; once there are notes, it opens on these. */
const phaseOf = (url: URL, otherwise: number) =>
	url.searchParams.has('phase') ? whole.parse(url.searchParams.get('phase')) : otherwise;

/** The answers kept on a worksheet in the order of the road through the tree. */
function walkedAnswers(
	questions: readonly { id: string; answers: readonly { id: string; to: string }[] }[],
	start: string,
	mine: readonly Item[],
): string[] {
	const road: string[] = [];
	let at: string | undefined = start;
	while (at !== undefined) {
		const question: (typeof questions)[number] | undefined = questions.find(({ id }) => id === at);
		const point = mine.find(({ place }) => place === `question.${question?.id}`)?.point;
		const answer: { id: string; to: string } | undefined = question?.answers.find(({ id }) => id === point);
		if (answer) road.push(answer.id);
		at = answer?.to;
	}
	return road;
}

const taker = z.coerce.number().int().min(0).max(MOST_TAKERS).catch(0);
const idInput = z.object({ id: z.uuid(), taker });
const changeInput = idInput.extend({
	version: z.coerce.number().int(),
	text: z.string().max(4000).default(''),
	place: z.string().max(160).optional(),
	marks: z
		.string()
		.default('')
		.transform((text) => text.split('\n').filter((mark) => mark !== '')),
});
const settingsInput = z.object({
	matter: z.string().trim().max(300),
	takers: z
		.string()
		.max(1000)
		.transform((text) =>
			text
				.split('\n')
				.map((line) => line.trim())
				.filter((line) => line !== ''),
		),
});

/** Parses a form, runs a command on this worksheet, and shows the page again at `place`. */
function keep<S extends z.ZodType>(
	schema: S,
	command: (tx: Tx, worksheetId: string, input: z.output<S>) => Promise<void>,
	place: (input: z.output<S>, event: RequestEvent) => string,
) {
	return async (event: RequestEvent) =>
		answerForm(event.request, event.locals.locale, schema, async (input) => {
			await event.locals.act((tx) => command(tx, sheetId(event.params), input));
			redirect(303, `/worksheets/${event.params.id}${place(input, event)}`);
		});
}

const turn = (taker: number) => (taker > 0 ? `?turn=${taker}` : '');

export const actions: Actions = {
	answer: keep(
		answersInput,
		(tx, worksheetId, { taker, answers }) => saveAnswers(tx, { worksheetId, taker, answers }),
		({ taker, next }) => next || turn(taker),
	),
	/** The script of the page saves here, and stays. */
	autosave: ({ request, locals, params }) =>
		answerForm(request, locals.locale, answersInput, async ({ taker, answers }) => {
			await locals.act((tx) => saveAnswers(tx, { worksheetId: sheetId(params), taker, answers }));
			return { saved: true };
		}),
	add: keep(
		itemInput,
		(tx, worksheetId, input) => addItem(tx, worksheetId, { ...input, text: input.text || input.name }),
		({ place, taker }) => `${turn(taker)}#zone-${place}`,
	),
	change: keep(
		changeInput,
		(tx, worksheetId, { place, taker: _turn, ...input }) =>
			changeItem(tx, worksheetId, { ...input, ...(place ? { place } : {}) }),
		({ place, taker }) => `${turn(taker)}${place ? `#zone-${place}` : ''}`,
	),
	remove: keep(
		idInput,
		(tx, worksheetId, { id }) => removeItem(tx, worksheetId, { id, removed: true }),
		({ id, taker }) => `?removed=${id}${taker > 0 ? `&turn=${taker}` : ''}`,
	),
	restore: keep(
		idInput,
		(tx, worksheetId, { id }) => removeItem(tx, worksheetId, { id, removed: false }),
		({ taker }) => turn(taker),
	),
	bring: async ({ request, locals, params }) => {
		const input = idInput.extend({ into: z.enum(becomings) });
		return answerForm(request, locals.locale, input, async ({ id, into }) => {
			const say = worksheetWords[locals.locale];
			const { path } = await locals.act(async (tx) => {
				const { sheet, usable } = await loadWorksheet(tx, sheetId(params), locals.locale);
				const title = say.newReflection(sheet.matter || usable.entry.title);
				return bringItem(tx, { worksheetId: params.id, itemId: id, into, title });
			});
			redirect(303, `/worksheets/${params.id}?together=1&brought=${encodeURIComponent(path)}`);
		});
	},
	settings: keep(
		settingsInput,
		(tx, id, input) => changeWorksheet(tx, { id, ...input }),
		() => '',
	),
	close: async ({ locals, params }) => {
		await locals.act((tx) => changeWorksheet(tx, { id: sheetId(params), closed: true }));
		redirect(303, `/worksheets/${params.id}`);
	},
	reopen: async ({ locals, params }) => {
		await locals.act((tx) => changeWorksheet(tx, { id: sheetId(params), closed: false }));
		redirect(303, `/worksheets/${params.id}`);
	},
};
