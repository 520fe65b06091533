import { listPieces } from '#features/binder/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import type { PageServerLoad } from './$types';
import { chosenLook } from './chosen-look.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { library } = await locals.act((tx) => openLibrary(tx, locals.runtime.library));
	const look = chosenLook(url, locals.locale);
	return { look, parts: listPieces({ library, content: locals.runtime.content }, look.language) };
};
