import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { listEntries, listMyDrafts, saveMethodDraft } from '#features/pack/index.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { drafts, entries } = await locals.act(async (tx) => ({
		drafts: await listMyDrafts(tx),
		entries: await listEntries(tx),
	}));
	const mine = entries.filter((one) => one.writtenBy === locals.person?.id && one.packId === null);
	return {
		drafts: drafts.map(({ id, fields, touchedOn }) => ({ id, title: fields.title ?? '', touchedOn })),
		mine: mine.map(({ kind, slug, state, nl, en }) => ({ kind, slug, state, title: titleOf(nl ?? en) })),
	};
};

const titleOf = (value: unknown) =>
	typeof value === 'object' && value !== null && 'title' in value ? String(value.title) : '';

export const actions: Actions = {
	default: async ({ locals }) => {
		const id = randomUUID();
		await locals.act((tx) => saveMethodDraft(tx, { id, fields: {} }));
		redirect(303, `/library/write/${id}`);
	},
};
