import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { registerTrajectory } from '#features/trajectory/index.server.ts';
import { registerForm } from '#features/trajectory/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const newForm = registerForm.extend({ id: z.uuid(), childId: z.uuid() });

export const load: PageServerLoad = ({ locals }) => ({
	id: randomUUID(),
	childId: randomUUID(),
	zones: locals.runtime.content.zones.map(({ id, name }) => ({ id, name })),
	referrerTypes: locals.runtime.content.sectors.referrerTypes.map((type) => type.nl),
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const done = await answerForm(request, locals.locale, newForm, async ({ id, childId, ...form }) => {
			await locals.act((tx) => registerTrajectory(tx, { id, childId }, form, locals.runtime.content.zones));
			return { to: `/trajectories/${id}` };
		});
		if ('to' in done) redirect(303, done.to);
		return done;
	},
};
