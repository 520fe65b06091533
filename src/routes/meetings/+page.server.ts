import { listMeetings } from '#features/meeting/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.act(async (tx) => ({
		coming: await listMeetings(tx, { from: tx.actor.today }),
		past: await listMeetings(tx, { before: tx.actor.today }),
	}));
