import { admitGuide, dismissGuide, loadRing } from '#features/outsider/index.server.ts';
import { personInput } from '#features/outsider/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { namedElements, namedPlaces, nameOf } from '../named.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ring, elements } = await locals.act(async (tx) => ({
		ring: await loadRing(tx),
		elements: await namedElements(tx, locals),
	}));
	const { zones, sectors } = namedPlaces(locals);
	return {
		guides: ring.guides.map((guide) => ({
			...guide,
			sector: nameOf(sectors, guide.sector),
			homeZone: nameOf(zones, guide.homeZone),
			alsoZones: guide.alsoZones.map((zone) => nameOf(zones, zone)),
		})),
		balance: ring.balance,
		yields: ring.yields.map(({ element, counts }) => ({ element: nameOf(elements, element), counts })),
		endings: ring.endings,
	};
};

export const actions: Actions = {
	admit: ({ request, locals }) =>
		answerForm(request, locals.locale, personInput, async ({ personId }) => {
			await locals.act((tx) => admitGuide(tx, personId));
		}),
	dismiss: ({ request, locals }) =>
		answerForm(request, locals.locale, personInput, async ({ personId }) => {
			await locals.act((tx) => dismissGuide(tx, personId));
		}),
};
