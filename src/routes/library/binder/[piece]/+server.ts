import { printDocument } from '#features/binder/index.server.ts';
import { composePiece, fileNameOf, pieceOfName } from '#features/binder/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { notFound } from '#platform/refusal.ts';
import { chosenLook } from '../chosen-look.ts';
import type { RequestHandler } from './$types';

/** A piece of the binder as PDF; its name may end on `.pdf`. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const piece = pieceOfName(params.piece.replace(/\.pdf$/, ''));
	if (!piece) throw notFound();
	const { library } = await locals.act((tx) => openLibrary(tx, locals.runtime.library));
	const { paper, language } = chosenLook(url, locals.locale);
	const { content, typesetter } = locals.runtime;
	const document = composePiece({ library, content }, piece, paper, language);
	if (!document) throw notFound();
	const { pdf } = await printDocument(typesetter, document);
	return new Response(Buffer.from(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${fileNameOf(document)}"`,
			'content-length': String(pdf.byteLength),
		},
	});
};
