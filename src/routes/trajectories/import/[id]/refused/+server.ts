import { z } from 'zod';
import { loadImport } from '#features/trajectory/index.server.ts';
import { refusedCsv } from '#features/trajectory/index.ts';
import { notFound } from '#platform/refusal.ts';
import { importWords } from '../../import-words.ts';
import type { RequestHandler } from './$types';

const ALL = 2_000_000;

/** Every fault of the refused rows as a list for Excel. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	const { refused } = await locals.act((tx) => loadImport(tx, params.id, ALL));
	const name = importWords[locals.locale].csvName;
	return new Response(refusedCsv(refused, locals.locale), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
		},
	});
};
