import { listWorksheets } from '#features/worksheet/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const sheets = await locals.act((tx) => listWorksheets(tx));
	return {
		sheets: sheets.map(({ id, matter, title, circleName, circleKind, startedOn, closedOn }) => ({
			...{ id, matter, circleName, circleKind, startedOn, closedOn },
			title: title[locals.locale],
		})),
	};
};
