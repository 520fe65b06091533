import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The words of the objectify helper, for the pages that point at them while someone types. */
export const GET: RequestHandler = ({ locals }) => {
	const lists = locals.runtime.reflection.objectify[locals.locale];
	return json(lists, { headers: { 'cache-control': 'private, max-age=86400' } });
};
