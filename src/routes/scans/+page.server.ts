import { findEntries } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { listScans, scanOf } from '#features/scan/index.server.ts';
import { canAskClients } from '#features/scan/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { locale } = locals;
	const { rounds, library } = await locals.act(async (tx) => ({
		rounds: await listScans(tx, locale),
		library: (await openLibrary(tx, locals.runtime.library)).library,
	}));
	const begin = findEntries(library, { kind: 'instrument' }, locale).flatMap(({ id, title, summary }) => {
		const scan = scanOf(library, id);
		return scan ? [{ id, title, summary, clients: canAskClients(scan[locale]) }] : [];
	});
	return {
		today: locals.actor?.today ?? '',
		waits: rounds.filter(({ waitsForMe }) => waitsForMe),
		running: rounds.filter(({ waitsForMe, closedOn }) => !waitsForMe && closedOn === null),
		past: rounds.filter(({ closedOn }) => closedOn !== null),
		begin,
	};
};
