import { openLibrary } from '#features/pack/index.server.ts';
import { listWorksheets } from '#features/worksheet/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { sheets, library } = await locals.act(async (tx) => ({
		sheets: await listWorksheets(tx),
		library: (await openLibrary(tx, locals.runtime.library)).library,
	}));
	return {
		sheets: sheets.map(({ id, kind, slug, matter, circleName, circleKind, startedOn, closedOn }) => ({
			...{ id, matter, circleName, circleKind, startedOn, closedOn },
			title: library[kind].get(slug)?.[locals.locale].title ?? '',
		})),
	};
};
