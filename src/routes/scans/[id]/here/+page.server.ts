import { z } from 'zod';
import { loadScan } from '#features/scan/index.server.ts';
import { canAskClients, readAnswer, sectionsOf } from '#features/scan/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { roundId } from '../round-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The scan of an open round, in the words of the client. */
async function openedScan({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const { round, scan } = await locals.act((tx) => loadScan(tx, roundId(params), locals.locale));
	if (!canAskClients(scan) || round.closedOn !== null) throw notFound();
	return { round, scan };
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { round, scan } = await openedScan({ locals, params });
	return { id: round.id, scan, family: true };
};

export const actions: Actions = {
	/** Shows what was chosen in this answer, and nowhere else: nothing is written. */
	default: async (event) => {
		const { scan } = await openedScan(event);
		return answerForm(event.request, event.locals.locale, z.record(z.string(), z.string()), async (form) => {
			const { points } = readAnswer(scan, form);
			const labels = new Map(scan.clientPoints?.map(({ id, label }) => [id, label]));
			return {
				shown: sectionsOf(scan)
					.flatMap(({ items }) => items)
					.map(({ place, client, text }) => ({
						place,
						asked: client ?? text,
						chosen: labels.get(points[place] ?? ''),
					})),
			};
		});
	},
};
