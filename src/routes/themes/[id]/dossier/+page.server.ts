import { z } from 'zod';
import { listAddressees, listContacts } from '#features/mandate/index.server.ts';
import { holds } from '#features/people/index.ts';
import { listMyAddresseeIds } from '#features/signal/index.server.ts';
import { loadThemeStory, tooFewTables } from '#features/theme/index.server.ts';
import { mayBeShown } from '#features/theme/index.ts';
import { notFound } from '#platform/refusal.ts';
import type { PageServerLoad } from './$types';

/** For the coordinator and for those before whom the theme lies or lay. */
export const load: PageServerLoad = ({ locals, params, url }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	const { person } = locals;
	return locals.act(async (tx) => {
		const story = await loadThemeStory(tx, params.id);
		const mine = new Set(await listMyAddresseeIds(tx));
		const asked = story.deliveries.filter((one) => mine.has(one.addresseeId));
		const coordinates = person !== undefined && holds(person, 'coordinator');
		if (!coordinates && asked.length === 0) throw notFound();
		if (!mayBeShown(story.theme.tables)) throw tooFewTables();
		const open = (coordinates ? story.deliveries : asked).filter((one) => one.endedOn === null);
		const wanted = url.searchParams.get('for');
		const last = open.find((one) => one.addresseeId === wanted) ?? open.at(-1);
		const addressee = (await listAddressees(tx)).find((one) => one.id === last?.addresseeId);
		const bearer = (await listContacts(tx)).find((one) => one.id === addressee?.bearerId);
		const { theme, topic, rule, nuances, recommendations } = story;
		return {
			story: { theme, topic, rule, nuances, recommendations },
			region: person?.regionName ?? '',
			addressee: last && {
				name: last.addresseeName,
				dueOn: last.dueOn,
				outside: addressee?.kind === 'outside',
				bearer: bearer?.name ?? '',
			},
		};
	});
};
