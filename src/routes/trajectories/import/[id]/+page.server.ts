import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dropImport, loadImport, takeImport } from '#features/trajectory/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** More faults than this nobody reads on a page: the download holds all of them. */
const SHOWN = 100;

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	const { file, refused } = await locals.act((tx) => loadImport(tx, params.id, SHOWN + 1));
	return { file, refused: refused.slice(0, SHOWN), more: refused.length > SHOWN };
};

async function answer({ request, locals, params }: RequestEvent, work: (tx: Tx) => Promise<void>) {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	const failed = await answerForm(request, locals.locale, z.object({}), () => locals.act(work));
	if (!failed) redirect(303, `/trajectories/import/${params.id}`);
	return failed;
}

export const actions: Actions = {
	take: (event) => answer(event, (tx) => takeImport(tx, event.params.id, event.locals.locale)),
	drop: (event) => answer(event, (tx) => dropImport(tx, event.params.id)),
};
