import { loadOverview } from '#features/outsider/index.server.ts';
import type { PageServerLoad } from './$types';
import { namedPlaces, nameOf } from './named.server.ts';

const said = ['ended', 'withdrawn', 'passed', 'steppedBack', 'notNeutral', 'joined', 'left'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { own, forMe, toBroker, guide, hoursLeft } = await locals.act(loadOverview);
	const { zones } = namedPlaces(locals);
	const zone = (id: string) => nameOf(zones, id);
	return {
		own: own.map(({ ask, circleName, stage }) => ({ id: ask.id, line: ask.line, circleName, stage })),
		forMe: forMe.map(({ ask, accepted, seated }) => ({
			...{ id: ask.id, line: ask.line, zone: zone(ask.zone), hours: ask.hours, accepted, seated },
		})),
		toBroker: toBroker.map(({ id, line, zone: where, hours, beforeOn }) => ({
			...{ id, line, zone: zone(where), hours, beforeOn },
		})),
		guide: guide && { hours: guide.hours, per: guide.per, admitted: guide.admittedOn !== null },
		hoursLeft: hoursLeft ?? 0,
		coordinates: locals.person?.roles.includes('coordinator') ?? false,
		said: said.find((one) => one === url.searchParams.get('said')),
	};
};
