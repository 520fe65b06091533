import { loadMinutes } from '#features/meeting/index.server.ts';
import { idIn as meetingId } from '#platform/http/id-in.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { row, blocks, text } = await locals.act((tx) => loadMinutes(tx, meetingId(params), locals.locale));
	const { id, title, circleName, onDay, startsAt, minutes } = row;
	return {
		...{ id, title, circleName, onDay, startsAt, minutes, blocks, text },
		/** What is said at the table of a trajectory leaves in no file. */
		family: row.circleKind === 'table',
	};
};
