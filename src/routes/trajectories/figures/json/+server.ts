import { json } from '@sveltejs/kit';
import { loadFigures } from '#features/trajectory/index.server.ts';
import type { RequestHandler } from './$types';

/** The figures of the page as the command line prints them. This view, too, is noted. */
export const GET: RequestHandler = async ({ locals }) =>
	json(await locals.act((tx) => loadFigures(tx, locals.runtime.content.zones)));
