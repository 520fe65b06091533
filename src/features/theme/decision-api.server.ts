import { z } from '@hono/zod-openapi';
import type { HolidayRules } from '#features/mandate/index.ts';
import { answerInput, decisionInput } from '#features/signal/index.ts';
import { asJobs } from '#platform/db/context.server.ts';
import type { Api, Ask } from '#platform/http/api.server.ts';
import { aDay, anId, made, maybeDay, newId, openDay } from '#platform/http/api-fields.server.ts';
import {
	answerTheme,
	applyThemeDecision,
	decideTheme,
	deliverTheme,
	followExecution,
	receiveTheme,
} from './decide-theme.server.ts';
import { makeReplyLink } from './open-reply-link.server.ts';
import { listReplyLinks, revokeReplyLink } from './reply-link-store.server.ts';

const link = z
	.object({ id: anId, addresseeId: anId, expiresOn: aDay, revokedOn: maybeDay })
	.openapi('ReplyLink');
const execution = z.enum(['notStarted', 'running', 'done', 'stopped']);

const decideBody = decisionInput
	.safeExtend({
		id: newId,
		addresseeId: z.uuid(),
		via: z.enum(['lus', 'mail', 'paper', 'meeting']).default('lus'),
		replierName: z.string().trim().min(1).max(120).nullable().default(null),
	})
	.check(({ value, issues }) => {
		// What was typed in from elsewhere names who said it.
		if (value.via === 'lus' || value.replierName !== null) return;
		const missing = { code: 'too_small', minimum: 1, inclusive: true, origin: 'string', input: '' } as const;
		issues.push({ ...missing, path: ['replierName'] });
	});

/** What a theme's term and reply links need: holidays, and the public address of this installation. */
export type ThemeRules = { readonly holidays: HolidayRules; readonly address: string };

/** The body never sees single signals: a job carries its decision to them, right after the act. */
async function tellSignals(
	{ platform, actor }: Pick<Ask<ThemeRules, never, unknown, unknown>, 'platform' | 'actor'>,
	themeId: string,
): Promise<void> {
	const { regionId, today } = actor;
	await asJobs(platform, { regionId, today }, (tx) => applyThemeDecision(tx, themeId));
}

/** A theme before a body: delivered, decided on, carried out, answered. */
export function addThemeDecisionApi(api: Api<ThemeRules>): void {
	api.post(
		'/themes/{id}/deliveries',
		{
			id: 'deliverTheme',
			what: 'Brings a theme before a body; its own term starts now. Without an accepted mandate there is no date.',
			body: z.object({ id: newId, addresseeId: z.uuid() }),
			answer: z.object({ id: anId, dueOn: maybeDay }),
			status: 201,
		},
		async ({ act, params, body, rules }) => ({
			id: body.id,
			dueOn: await act((tx) => deliverTheme(tx, { ...body, themeId: params.id }, rules.holidays)),
		}),
	);
	api.post(
		'/themes/{id}/receipt',
		{ id: 'receiveTheme', what: 'A body acknowledges a theme.', answer: made, status: 201 },
		async ({ act, params }) => {
			await act((tx) => receiveTheme(tx, params.id));
			return { id: params.id };
		},
	);
	api.get(
		'/themes/{id}/reply-links',
		{
			id: 'listReplyLinks',
			what: 'The reply links of a theme, without their codes.',
			answer: z.object({ links: z.array(link) }),
		},
		({ act, params }) => act(async (tx) => ({ links: await listReplyLinks(tx, params.id) })),
	);
	api.post(
		'/themes/{id}/reply-links',
		{
			id: 'makeReplyLink',
			what: 'A link with which a body outside Lus answers without account. The code is shown once.',
			body: z.object({ addresseeId: z.uuid() }),
			answer: z.object({ code: z.string(), link: z.string() }),
			status: 201,
		},
		async ({ act, params, body, rules }) => {
			const code = await act((tx) => makeReplyLink(tx, { ...body, themeId: params.id }));
			return { code, link: `${rules.address}/reply#${code}` };
		},
	);
	api.delete(
		'/reply-links/{id}',
		{ id: 'revokeReplyLink', what: 'A reply link stops working at once.' },
		({ act, params }) => act((tx) => revokeReplyLink(tx, params.id)),
	);
	api.post(
		'/themes/{id}/decision',
		{
			id: 'decideTheme',
			what: 'The body decides; its bearer types in what came by mail, on paper or in a meeting, and names who said it.',
			body: decideBody,
			answer: made,
			status: 201,
		},
		async (ask) => {
			const { act, params, body } = ask;
			await act((tx) => decideTheme(tx, { ...body, themeId: params.id }));
			await tellSignals(ask, params.id);
			return { id: body.id };
		},
	);
	api.put(
		'/themes/{id}/decision/{decisionId}/execution',
		{
			id: 'followExecution',
			what: 'How far a decision is carried out.',
			body: z.object({
				execution,
				executionNote: z.string().trim().max(2000).default(''),
				executionLookOn: openDay,
			}),
		},
		async (ask) => {
			const { act, params, body } = ask;
			await act((tx) => followExecution(tx, { ...body, decisionId: params.decisionId }));
			await tellSignals(ask, params.id);
		},
	);
	api.post(
		'/themes/{id}/answers',
		{
			id: 'answerTheme',
			what: 'The coordinator answers signals of a decided theme, each with its own text; all or none.',
			body: z.object({
				answers: z
					.array(answerInput.extend({ id: newId, signalId: z.uuid() }))
					.min(1)
					.max(200),
			}),
			answer: z.object({ answers: z.array(z.object({ id: anId, signalId: anId })) }),
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => answerTheme(tx, { ...body, themeId: params.id }));
			return body;
		},
	);
}
