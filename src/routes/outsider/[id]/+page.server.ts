import { randomUUID } from 'node:crypto';
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
import { idIn } from '#platform/http/id-in.server.ts';
import { rowForms } from '#platform/http/row-form.server.ts';
import { namedElements, namedPlaces, nameOf } from '../named.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { loaded, elements } = await locals.act(async (tx) => ({
		loaded: await loadAsk(tx, idIn(params)),
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

const run = rowForms('/outsider');
const nothing = z.object({});

export const actions: Actions = {
	offer: run(personInput, (tx, ask, { personId }) => offerAsk(tx, ask, personId), '#offered'),
	answer: run(
		answerInput,
		(tx, ask, { answer }) => answerAsk(tx, ask, answer === 'yes'),
		({ answer }, page) => (answer === 'yes' ? page : '/outsider?said=passed'),
	),
	stepBack: run(nothing, stepBack, () => '/outsider?said=steppedBack'),
	grant: run(grantInput, (tx, ask, { agreed }) => grantMandate(tx, ask, agreed)),
	another: run(nothing, preferAnother),
	decides: run(
		decidesInput,
		(tx, ask, { decides }) => sayDecides(tx, ask, decides === 'yes'),
		({ decides }, page) => (decides === 'yes' ? '/outsider?said=notNeutral' : page),
	),
	seat: run(seatInput, (tx, ask, { seatId }) => seatOutsider(tx, ask, seatId)),
	phase: run(phaseInput, (tx, ask, { phase }) => movePhase(tx, ask, phase)),
	end: run(endInput, endOutsider, () => '/outsider?said=ended'),
	withdraw: run(nothing, withdrawAsk, () => '/outsider?said=withdrawn'),
};
