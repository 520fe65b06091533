import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	answerAsk,
	endOutsider,
	grantMandate,
	loadAsk,
	movePhase,
	offerAsk,
	preferAnother,
	sayDecides,
	seatOutsider,
	stepBack,
	withdrawAsk,
} from '#features/outsider/index.server.ts';
import {
	answerInput,
	decidesInput,
	endInput,
	grantInput,
	personInput,
	phaseInput,
	seatInput,
} from '#features/outsider/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { namedElements, namedPlaces, nameOf } from '../named.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The id of an ask in an address. @throws Refusal not-found when it cannot be one */
function askId({ id }: { id: string }): string {
	if (!z.uuid().safeParse(id).success) throw notFound();
	return id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { loaded, elements } = await locals.act(async (tx) => ({
		loaded: await loadAsk(tx, askId(params)),
		elements: await namedElements(tx, locals),
	}));
	const { zones, sectors } = namedPlaces(locals);
	const { ask, own, outsider, stage, phases, offer, brokering } = loaded;
	const sector = (id: string | null) => nameOf(sectors, id);
	return {
		id: ask.id,
		line: ask.line,
		facts: {
			zone: nameOf(zones, ask.zone),
			sectors: ask.sectors.map(sector),
			element: nameOf(elements, ask.element),
			hours: ask.hours,
			beforeOn: ask.beforeOn,
		},
		asked: ask.element,
		elements,
		own: own && { ...own.origin, organisations: own.organisations, leads: own.leads },
		outsider: outsider && { ...outsider, sector: sector(outsider.sector) },
		stage,
		phases,
		offer,
		brokering: brokering && {
			...brokering,
			proposed: brokering.proposed.map((one) => ({ ...one, sector: sector(one.sector) })),
		},
		seatId: randomUUID(),
		sent: url.searchParams.get('said') === 'sent',
		family: own?.origin.circleKind === 'table' || offer?.table?.circleKind === 'table',
	};
};

const nothing = z.object({});

export const actions: Actions = {
	offer: ({ request, locals, params }) =>
		answerForm(request, locals.locale, personInput, async ({ personId }) => {
			await locals.act((tx) => offerAsk(tx, askId(params), personId));
			redirect(303, `/outsider/${params.id}#offered`);
		}),
	answer: ({ request, locals, params }) =>
		answerForm(request, locals.locale, answerInput, async ({ answer }) => {
			await locals.act((tx) => answerAsk(tx, askId(params), answer === 'yes'));
			redirect(303, answer === 'yes' ? `/outsider/${params.id}` : '/outsider?said=passed');
		}),
	stepBack: ({ request, locals, params }) =>
		answerForm(request, locals.locale, nothing, async () => {
			await locals.act((tx) => stepBack(tx, askId(params)));
			redirect(303, '/outsider?said=steppedBack');
		}),
	grant: ({ request, locals, params }) =>
		answerForm(request, locals.locale, grantInput, async ({ agreed }) => {
			await locals.act((tx) => grantMandate(tx, askId(params), agreed));
			redirect(303, `/outsider/${params.id}`);
		}),
	another: ({ request, locals, params }) =>
		answerForm(request, locals.locale, nothing, async () => {
			await locals.act((tx) => preferAnother(tx, askId(params)));
			redirect(303, `/outsider/${params.id}`);
		}),
	decides: ({ request, locals, params }) =>
		answerForm(request, locals.locale, decidesInput, async ({ decides }) => {
			await locals.act((tx) => sayDecides(tx, askId(params), decides === 'yes'));
			redirect(303, decides === 'yes' ? '/outsider?said=notNeutral' : `/outsider/${params.id}`);
		}),
	seat: ({ request, locals, params }) =>
		answerForm(request, locals.locale, seatInput, async ({ seatId }) => {
			await locals.act((tx) => seatOutsider(tx, askId(params), seatId));
			redirect(303, `/outsider/${params.id}`);
		}),
	phase: ({ request, locals, params }) =>
		answerForm(request, locals.locale, phaseInput, async ({ phase }) => {
			await locals.act((tx) => movePhase(tx, askId(params), phase));
			redirect(303, `/outsider/${params.id}`);
		}),
	end: ({ request, locals, params }) =>
		answerForm(request, locals.locale, endInput, async (input) => {
			await locals.act((tx) => endOutsider(tx, askId(params), input));
			redirect(303, '/outsider?said=ended');
		}),
	withdraw: ({ request, locals, params }) =>
		answerForm(request, locals.locale, nothing, async () => {
			await locals.act((tx) => withdrawAsk(tx, askId(params)));
			redirect(303, '/outsider?said=withdrawn');
		}),
};
