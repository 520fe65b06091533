import { fail, redirect } from '@sveltejs/kit';
import { ContentError } from '#features/method/index.server.ts';
import { entryKinds, type Library } from '#features/method/index.ts';
import {
	bringPack,
	listEntries,
	listPacks,
	openLibrary,
	type ReadPack,
	readPack,
	writeCopy,
	writePackFile,
} from '#features/pack/index.server.ts';
import { packWords, sayFault } from '#features/pack/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const coordinates = locals.person?.roles.includes('coordinator') ?? false;
	const { packs, entries, changing } = await locals.act(async (tx) => ({
		packs: await listPacks(tx),
		entries: await listEntries(tx),
		changing: coordinates ? await textToChange(tx, url, locals.runtime.library) : '',
	}));
	return {
		coordinates,
		changing,
		taken: url.searchParams.has('taken'),
		packs: packs.map((pack) => ({
			...pack,
			entries: entries.filter((one) => one.packId === pack.id && one.state === 'shared').length,
		})),
	};
};

/** The text with which the page begins: that of a pack to change, or a copy of an entry under a name of its own. */
async function textToChange(tx: Tx, url: URL, builtIn: Library): Promise<string> {
	const pack = url.searchParams.get('change');
	if (pack) return (await writePackFile(tx, { packId: pack })).text;
	const [copied, name = ''] = (url.searchParams.get('copy') ?? '').split('/');
	const kind = entryKinds.find((one) => one === copied);
	return kind ? writeCopy((await openLibrary(tx, builtIn)).library, kind, name) : '';
}

/** The text of the pack that a form brings: its file, or else what stands in the field. */
async function textOf({ request }: RequestEvent): Promise<string> {
	const form = await request.formData();
	const file = form.get('file');
	if (file instanceof File && file.size > 0) return await file.text();
	return String(form.get('text') ?? '');
}

const MOST_FAULTS = 20;

/** Reads the pack and does something with it; what is wrong comes back with its line, and the text with it. */
async function withPack<T>(event: RequestEvent, work: (pack: ReadPack, text: string) => Promise<T>) {
	const { locals } = event;
	if (!locals.person?.roles.includes('coordinator')) throw notFound();
	const text = await textOf(event);
	if (text.trim() === '') return fail(400, { message: packWords[locals.locale].packs.empty, text: '' });
	try {
		return await work(readPack(text, locals.runtime.library), text);
	} catch (error) {
		// The text of a file that is no pack is not worth showing again.
		if (error instanceof Refusal)
			return fail(error.status, { message: error.sentence[locals.locale], text: '' });
		if (!(error instanceof ContentError)) throw error;
		const faults = error.faults.map(({ line, message }) => ({
			line,
			message: sayFault(message, locals.locale),
		}));
		const said = faults.filter(
			({ line, message }, index) =>
				faults.findIndex((one) => one.line === line && one.message === message) === index,
		);
		return fail(400, {
			faults: said.slice(0, MOST_FAULTS),
			more: Math.max(0, said.length - MOST_FAULTS),
			text,
		});
	}
}

export const actions: Actions = {
	preview: (event) =>
		withPack(event, async ({ file, entries }, text) => ({
			text,
			preview: {
				title: file.title,
				from: file.from ?? '',
				languages: file.languages,
				entries: entries.map(({ kind, slug, title }) => ({ kind, slug, title })),
			},
		})),
	take: (event) =>
		withPack(event, async (pack) => {
			await event.locals.act((tx) => bringPack(tx, pack));
			redirect(303, '/library/packs?taken=1#taken');
		}),
};
