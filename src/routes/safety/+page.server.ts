import type { PageServerLoad } from './$types';

/** Nothing of this visit is written down: no audit, no log, no person asked for. */
export const load: PageServerLoad = ({ locals }) => ({
	safety: locals.runtime.content.safety[locals.locale],
});
