import { listMyActions } from '#features/action/index.server.ts';
import { placeOf } from '#features/action/index.ts';
import { today } from '#platform/clock.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actions = await locals.act(listMyActions);
	const at = (place: ReturnType<typeof placeOf>) =>
		actions.filter((action) => placeOf(action, today()) === place);
	return { check: at('check'), do: at('do'), past: at('past'), today: today(), family: true };
};
