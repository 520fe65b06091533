import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findAddressee, listRules } from '#features/mandate/index.server.ts';
import { listRegions } from '#features/people/index.server.ts';
import { decisionInput } from '#features/signal/index.ts';
import {
	applyThemeDecision,
	decideTheme,
	findOwnReplyLink,
	loadThemeStory,
} from '#features/theme/index.server.ts';
import { asActor, asJobs, asNobody, type Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { dropReplyCode, replierHere } from '../reply-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';

const answerSchema = decisionInput.and(
	z.object({ id: z.uuid(), replierName: z.string().trim().min(1).max(120) }),
);

/** The theme of this link and who answers on it. */
async function ownAsk(tx: Tx): Promise<{ themeId: string; addresseeId: string }> {
	const link = await findOwnReplyLink(tx);
	if (!link?.themeId) throw notFound();
	return { themeId: link.themeId, addresseeId: link.addresseeId };
}

export const load: PageServerLoad = async ({ locals, cookies }) => {
	const { platform } = locals.runtime;
	const actor = await replierHere(platform, cookies);
	if (!actor) redirect(303, '/reply');
	const regions = await asNobody(platform, (tx) => listRegions(tx));
	return asActor(platform, actor, async (tx) => {
		const { themeId, addresseeId } = await ownAsk(tx);
		const { deliveries, decisions, theme, topic, rule, nuances, recommendations } = await loadThemeStory(
			tx,
			themeId,
		);
		const addressee = await findAddressee(tx, addresseeId);
		const open = deliveries.find((one) => one.addresseeId === addresseeId && one.endedOn === null);
		return {
			story: { theme, topic, rule, nuances, recommendations },
			region: regions.find((one) => one.regionId === actor.regionId)?.name ?? '',
			addressee: { name: addressee?.name ?? '', dueOn: open?.dueOn ?? null, outside: true, bearer: '' },
			waits: open !== undefined,
			given: decisions.filter(({ decision }) => decision.addresseeId === addresseeId),
			rules: open ? (await listRules(tx)).filter((one) => one.endedOn === null) : [],
			newId: randomUUID(),
		};
	});
};

export const actions: Actions = {
	answer: async ({ request, locals, cookies }) => {
		const { platform } = locals.runtime;
		const actor = await replierHere(platform, cookies);
		if (!actor) redirect(303, '/reply');
		return answerForm(request, locals.locale, answerSchema, async (input) => {
			const themeId = await asActor(platform, actor, async (tx) => {
				const ask = await ownAsk(tx);
				await decideTheme(tx, { ...input, ...ask, via: 'replyLink' });
				return ask.themeId;
			});
			const { regionId, today } = actor;
			await asJobs(platform, { regionId, today }, (tx) => applyThemeDecision(tx, themeId));
			redirect(303, '/reply/answer');
		});
	},
	leave: ({ cookies, url }) => {
		dropReplyCode(cookies, url);
		redirect(303, '/reply');
	},
};
