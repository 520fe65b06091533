import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addFirstPerson, addRegion, hasRegions } from '#features/people/index.server.ts';
import { makeUser } from '#platform/auth/make-user.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

const startEmpty = z.object({
	region: z.string().trim().min(2).max(120),
	name: z.string().trim().min(1).max(120),
	email: z.email().max(254),
	password: z.string().min(12).max(128),
});

export const load: PageServerLoad = async ({ locals }) => {
	if (await asNobody(locals.runtime.platform, hasRegions)) throw notFound();
};

export const actions: Actions = {
	empty: async ({ request, locals }) => {
		const { platform, auth } = locals.runtime;
		if (await asNobody(platform, hasRegions)) throw notFound();
		const failed = await answerForm(request, locals.locale, startEmpty, async (input) => {
			const { userId } = await makeUser(auth, input);
			await asNobody(platform, async (tx) => {
				const regionId = await addRegion(tx, input.region, false, true);
				await addFirstPerson(tx, regionId, {
					...input,
					userId,
					personId: randomUUID(),
					locale: locals.locale,
				});
			});
		});
		return failed ?? redirect(303, '/login');
	},
};
