import { listSignals, loadOpenDrafts } from '#features/signal/index.server.ts';
import type { PageServerLoad } from './$types';

const MOST = 200;

export const load: PageServerLoad = async ({ locals }) => {
	const [signals, drafts] = await locals.act(
		async (tx) => [await listSignals(tx, MOST), await loadOpenDrafts(tx)] as const,
	);
	return {
		// The first use of "structural signal": to many a signal means abuse, so the safety exit stands beside it.
		family: true,
		today: locals.actor?.today ?? '',
		drafts: drafts.map(({ id, body, circleName, state }) => ({
			id,
			circleName,
			state,
			statement: body.statement,
		})),
		ours: signals.filter((signal) => signal.ours),
		inHand: signals.filter((signal) => signal.inHand && !signal.ours),
		others: signals.filter((signal) => !signal.ours && !signal.inHand),
	};
};
