import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findWaiting, readImport, startImport } from '#features/trajectory/index.server.ts';
import { MAX_FILE_BYTES, trajectoryRefusals } from '#features/trajectory/index.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';
import { importWords } from './import-words.ts';

/** What the other parts of an upload may add to the size of the file. */
const FORM_BYTES = 64 * 1024;

export const load: PageServerLoad = async ({ locals }) => ({
	id: randomUUID(),
	zones: locals.runtime.content.zones.map((zone) => zone.name),
	waiting: await locals.act(findWaiting),
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { locale, actor, runtime } = locals;
		if (!actor) throw notFound();
		const tooBig = () => fail(413, { message: importWords[locale].tooBig });
		if (Number(request.headers.get('content-length')) > MAX_FILE_BYTES + FORM_BYTES) return tooBig();
		const form = await request.formData();
		const id = z.uuid().safeParse(form.get('id'));
		const file = form.get('file');
		try {
			if (!id.success || !(file instanceof File) || file.name === '') throw trajectoryRefusals.noFile();
			if (file.size > MAX_FILE_BYTES) return tooBig();
			const fresh = await locals.act((tx) => startImport(tx, { id: id.data, fileName: file.name }));
			if (fresh) {
				const bytes = new Uint8Array(await file.arrayBuffer());
				const reading = { id: id.data, bytes, zones: runtime.content.zones, locale };
				// Goes on after this answer; the page of the import shows how far it is.
				readImport(runtime.platform, actor, reading).catch((error: unknown) => {
					console.error(JSON.stringify({ what: 'read-import', detail: String(error) }));
				});
			}
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return fail(error.status, { message: error.sentence[locale] });
		}
		redirect(303, `/trajectories/import/${id.data}`);
	},
};
