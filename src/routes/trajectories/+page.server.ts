import { LINES_A_PAGE, loadRegister } from '#features/trajectory/index.server.ts';
import { stateOf } from '#features/trajectory/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = (url.searchParams.get('code') ?? '')
		.replace(/\p{Cc}/gu, '')
		.trim()
		.slice(0, 40);
	const page = Math.max(1, Math.min(100_000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	const found = await locals.act((tx) => loadRegister(tx, { search, page }));
	const zones = new Map(locals.runtime.content.zones.map((zone) => [zone.id, zone.name]));
	return {
		search,
		page,
		pages: Math.max(1, Math.ceil(found.total / LINES_A_PAGE)),
		total: found.total,
		coordinates: found.coordinates,
		lines: found.lines.map((line) => ({
			...line,
			zone: line.zone && (zones.get(line.zone) ?? line.zone),
			state: stateOf(line),
		})),
	};
};
