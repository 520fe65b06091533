import { z } from 'zod';
import { writePackFile } from '#features/pack/index.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { RequestHandler } from './$types';

/** The file of a pack (`?pack=<id>`) or of one entry (`?entry=<id>`). */
export const GET: RequestHandler = async ({ locals, url }) => {
	const pack = z.uuid().safeParse(url.searchParams.get('pack')).data;
	const entry = z.uuid().safeParse(url.searchParams.get('entry')).data;
	const wanted = pack ? { packId: pack } : entry ? { entryId: entry } : undefined;
	if (!wanted) throw notFound();
	const { name, text } = await locals.act((tx) => writePackFile(tx, wanted));
	return new Response(text, {
		headers: {
			'content-type': 'application/yaml; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.yaml"`,
		},
	});
};
