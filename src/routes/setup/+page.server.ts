import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addFirstPerson, addRegion, hasRegions } from '#features/people/index.server.ts';
import { makeUser } from '#platform/auth/make-user.server.ts';
import { today } from '#platform/clock.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadDemonstration } from '../../demonstration/index.server.ts';
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
	demonstration: async ({ request, locals }) => {
		const { platform, auth, content, rules, config } = locals.runtime;
		// A second click: the first one is at work.
		if (await asNobody(platform, hasRegions)) redirect(303, '/login');
		const tools = {
			platform,
			auth,
			content,
			rules,
			keyFile: config.keyFile,
			root: join(process.cwd(), 'content'),
		};
		const failed = await answerForm(request, locals.locale, z.object({}), async () => {
			await loadDemonstration(tools, today());
		});
		return failed ?? redirect(303, '/login');
	},
};
