import { z } from 'zod';
import { drawQrCode } from '#design/qr-code.ts';
import { loadScan, makeCards } from '#features/scan/index.server.ts';
import { canAskClients, FEWEST_CARDS, MOST_CARDS } from '#features/scan/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { roundId } from '../round-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { round, scan } = await locals.act((tx) => loadScan(tx, roundId(params), locals.locale));
	if (!canAskClients(scan) || round.closedOn !== null) throw notFound();
	return { round, title: scan.title, least: FEWEST_CARDS, most: MOST_CARDS, usual: 12 };
};

const cardForm = z.object({ count: z.coerce.number().int() });

export const actions: Actions = {
	/** Makes the cards and shows them in this answer only: no redirect, since nothing keeps the codes. */
	default: ({ request, locals, params }) =>
		answerForm(request, locals.locale, cardForm, async ({ count }) => {
			const codes = await locals.act((tx) => makeCards(tx, roundId(params), count));
			const place = new URL('/scan', locals.runtime.config.address).href;
			return {
				place: place.replace(/^https?:\/\//, ''),
				cards: codes.map((code) => ({ code, drawing: drawQrCode(`${place}#${code}`) })),
			};
		}),
};
