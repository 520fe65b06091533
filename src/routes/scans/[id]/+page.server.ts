import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { sayDay } from '#design/say-day.ts';
import { loadAction } from '#features/action/index.server.ts';
import { cardsOf } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { listMembers } from '#features/people/index.server.ts';
import {
	answerScan,
	closeScan,
	type LoadedScan,
	loadPicture,
	loadScan,
	nextActionInput,
	planAfterScan,
} from '#features/scan/index.server.ts';
import { pictureText, readAnswer } from '#features/scan/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { afterWords } from '../after-words.ts';
import { scanPageWords } from '../scan-page-words.ts';
import type { Actions, PageServerLoad } from './$types';
import { roundId } from './round-page.server.ts';

/** What stands on the page of a closed round: the picture, the text to copy, and what comes next. */
async function afterwards(tx: Tx, { round, scan }: LoadedScan, { locale, runtime }: App.Locals) {
	if (round.closedOn === null) return undefined;
	const picture = await loadPicture(tx, round.id, locale);
	const own = round.circleKind === 'individual';
	const clients = picture.answers.client > 0;
	const words = scanPageWords[locale];
	const head = [
		scan.title,
		`${own ? words.notebook : round.circleName} · ${words.closedOn(sayDay(round.closedOn, locale))}`,
		afterWords[locale].answers(own ? 0 : picture.answers.group, picture.answers.client),
	].filter((line) => line !== '');
	const { library } = await openLibrary(tx, runtime.library);
	return {
		picture,
		text: pictureText(head, picture, { own, clients, warning: scan.warning }, locale),
		action: round.actionId === null ? undefined : await loadAction(tx, round.actionId),
		members: (await listMembers(tx, round.circleId)).map(({ personId, name }) => ({ personId, name })),
		steps: scan.nextStep.map(({ id, text, uses }) => ({
			id,
			text,
			uses: cardsOf(library, uses ?? [], locale),
		})),
		actionId: randomUUID(),
	};
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = roundId(params);
	return locals.act(async (tx) => {
		const loaded = await loadScan(tx, id, locals.locale);
		return {
			...loaded,
			after: await afterwards(tx, loaded, locals),
			today: tx.actor.today,
			saved: url.searchParams.get('saved'),
			personId: tx.actor.personId,
			family: loaded.scan.withFamily || loaded.round.circleKind === 'table',
		};
	});
};

const anything = z.record(z.string(), z.string());

export const actions: Actions = {
	/** Keeps the answer: asked by the button, and by the page itself while somebody chooses and types. */
	answer: ({ request, locals, params }) => {
		const byScript = request.headers.get('x-sveltekit-action') === 'true';
		return answerForm(request, locals.locale, anything, async (form) => {
			const id = roundId(params);
			await locals.act(async (tx) => {
				const { scan } = await loadScan(tx, id, locals.locale);
				await answerScan(tx, id, readAnswer(scan, form));
			});
			if (byScript) return { saved: true };
			redirect(303, `/scans/${id}?saved=yes`);
		});
	},
	withdraw: ({ request, locals, params }) =>
		answerForm(request, locals.locale, anything, async () => {
			const id = roundId(params);
			await locals.act((tx) => answerScan(tx, id, { points: {}, evidence: {} }));
			redirect(303, `/scans/${id}?saved=no`);
		}),
	close: ({ request, locals, params }) =>
		answerForm(request, locals.locale, anything, async () => {
			const id = roundId(params);
			await locals.act((tx) => closeScan(tx, id));
			redirect(303, `/scans/${id}`);
		}),
	plan: ({ request, locals, params }) =>
		answerForm(request, locals.locale, nextActionInput, async (input) => {
			const id = roundId(params);
			await locals.act((tx) => planAfterScan(tx, id, input));
			redirect(303, `/scans/${id}#next`);
		}),
};
