import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { planAction, planInput } from '#features/action/index.server.ts';
import {
	loadCycle,
	removeItem,
	type SaveItem,
	saveInput,
	saveItem,
	saveStep,
} from '#features/cycle/index.server.ts';
import { isStep, readPieces } from '#features/cycle/index.ts';
import { faultSentence } from '#platform/http/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';
import { openStep } from './open-step.server.ts';

const uuid = z.uuid();

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!isStep(params.step) || !uuid.safeParse(params.id).success) throw notFound();
	const caseFor = uuid.safeParse(url.searchParams.get('case')).data;
	const removed = uuid.safeParse(url.searchParams.get('removed')).data;
	return {
		...(await openStep(locals, params.id, params.step, caseFor)),
		question: Number(url.searchParams.get('q') ?? 0),
		removed,
		actionId: randomUUID(),
		me: locals.person?.id ?? '',
		family: true,
	};
};

/** Where to go after saving: `q:3`, `step:plan`, `overview`, `case:<id>`, `remove:<id>`, `back:<id>`, or stay. */
async function follow(then: string, locals: App.Locals, id: string, step: string): Promise<string> {
	const here = `/reflections/${id}/${step}`;
	const [what, value = ''] = then.split(':');
	if (what === 'overview') return `/reflections/${id}`;
	if (what === 'step' && isStep(value)) return `/reflections/${id}/${value}`;
	if (what === 'q') return `${here}?q=${Number(value) || 0}`;
	if (!uuid.safeParse(value).success) return here;
	if (what === 'case') return `${here}?case=${value}#finding`;
	if (what === 'remove') {
		await locals.act((tx) => removeItem(tx, { cycleId: id, id: value }));
		return `${here}?removed=${value}`;
	}
	if (what === 'back') await locals.act((tx) => removeItem(tx, { cycleId: id, id: value, removed: false }));
	return here;
}

/** Agrees on the action that stands half-made on the page, and empties its place. */
async function agree(
	locals: App.Locals,
	id: string,
	actionId: string,
	draft: SaveItem,
): Promise<string | undefined> {
	const { text = '', ...rest } = draft.fields;
	return await locals.act(async (tx) => {
		const { cycle } = await loadCycle(tx, id);
		const parsed = planInput.safeParse({
			...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
			...{ id: actionId, circleId: cycle.circleId, cycleId: id, what: text },
		});
		if (!parsed.success) {
			const [issue] = parsed.error.issues;
			return issue && faultSentence(issue, locals.locale);
		}
		await planAction(tx, parsed.data);
		const fields = Object.fromEntries(Object.keys(draft.fields).map((name) => [name, '']));
		await saveItem(tx, { ...draft, base: draft.fields, fields });
		return undefined;
	});
}

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { id, step } = params;
		const form = await request.formData();
		const parsed = saveInput.array().safeParse(readPieces(form, id));
		if (!parsed.success || !isStep(step)) throw notFound();
		const pieces = parsed.data;
		const then = String(form.get('then') ?? '');
		try {
			const kept = await locals.act((tx) => saveStep(tx, pieces, locals.locale));
			if (kept.length > 0) return fail(409, { kept, message: kept.find((one) => one.refused)?.refused });
			const draft = pieces.find((piece) => piece.kind === 'nextAction');
			if (then === 'agree' && draft) {
				const fault = await agree(locals, id, String(form.get('actionId')), draft);
				if (fault) return fail(400, { kept: [], message: fault, action: true });
			}
			const to = await follow(then, locals, id, step);
			redirect(303, to);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const kept = pieces.map(({ cycleId: _cycle, base, version, fields, ...place }) => ({
				place,
				fields: base,
				version,
				typed: fields,
			}));
			return fail(error.status, { kept, message: error.sentence[locals.locale] });
		}
	},
};
