import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { openLibrary } from '#features/pack/index.server.ts';
import { listScanGroups, listScans, openInput, openScan, scanOf } from '#features/scan/index.server.ts';
import {
	canAskClients,
	fitsNotebook,
	groupIsLargeEnough,
	MOST_DAYS,
	USUAL_DAYS,
} from '#features/scan/index.ts';
import { addDays } from '#platform/day.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale } = locals;
	const of = url.searchParams.get('of') ?? '';
	const { library, groups, rounds } = await locals.act(async (tx) => ({
		library: (await openLibrary(tx, locals.runtime.library)).library,
		groups: await listScanGroups(tx),
		rounds: (await listScans(tx, locale)).filter(({ slug }) => slug === of),
	}));
	const scan = scanOf(library, of)?.[locale];
	if (!scan) redirect(303, '/scans#begin');
	const asks = canAskClients(scan);
	const today = locals.actor?.today ?? '';
	return {
		id: randomUUID(),
		of,
		scan,
		asks,
		groups: groups
			.filter(({ kind }) => kind !== 'individual' || fitsNotebook(scan))
			.map(({ id, name, kind, members }) => {
				const here = rounds.filter(({ circleId }) => circleId === id);
				const enough = groupIsLargeEnough(kind, members);
				const running = here.find(({ closedOn }) => closedOn === null)?.id;
				return {
					id,
					name,
					members,
					own: kind === 'individual',
					enough,
					running,
					previous: here.find(({ closedOn }) => closedOn !== null)?.closedOn,
					possible: running === undefined && (enough || asks),
				};
			}),
		circle: url.searchParams.get('circle'),
		closesOn: addDays(today, USUAL_DAYS),
		earliest: today,
		latest: addDays(today, MOST_DAYS),
	};
};

export const actions: Actions = {
	default: ({ request, locals }) =>
		answerForm(request, locals.locale, openInput, async (input) => {
			const { id } = await locals.act(async (tx) => {
				const { library } = await openLibrary(tx, locals.runtime.library);
				return openScan(tx, library, input);
			});
			redirect(303, input.asksClients ? `/scans/${id}/cards` : `/scans/${id}`);
		}),
};
