import { listLed, listTracks, nextMeetings } from '#features/guidance/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.act(async (tx) => {
		const tracks = await listTracks(tx);
		return { tracks, next: await nextMeetings(tx), led: await listLed(tx) };
	});
