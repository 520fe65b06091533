import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { listMyCircles } from '#features/people/index.server.ts';
import type { PageServerLoad } from './$types';

/**
 * Opens an empty draft for the group in the address, else for the own notebook. Nothing is written yet: the draft
 * is made when the first words are saved.
 */
export const load: PageServerLoad = async ({ locals, url }) => {
	const circles = await locals.act((tx) => listMyCircles(tx));
	const wanted = url.searchParams.get('circle');
	const circle =
		circles.find((one) => one.id === wanted) ?? circles.find((one) => one.id === locals.person?.ownCircleId);
	const query = new URLSearchParams();
	if (circle) query.set('circle', circle.id);
	for (const name of ['cycle', 'statement', 'fact']) {
		const value = url.searchParams.get(name);
		if (value) query.set(name, value);
	}
	redirect(303, `/signals/draft/${randomUUID()}?${query}`);
};
