import { listAddressees, listMandates, listRules, listTopics } from '#features/mandate/index.server.ts';
import { acceptedMandateFor, type HolidayRules } from '#features/mandate/index.ts';
import { listGroups } from '#features/people/index.server.ts';
import { withTerm } from '#features/signal/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { ThemeStory } from './load-theme.server.ts';
import { listReplyLinks } from './reply-link-store.server.ts';
import { listSignalsToBundle } from './theme-store.server.ts';

/** Topics and rules to choose from: those that have not ended. */
export async function loadThemeChoices(tx: Tx) {
	const alive = <T extends { endedOn: string | null }>(list: T[]) =>
		list.filter((one) => one.endedOn === null);
	return { topics: alive(await listTopics(tx)), rules: alive(await listRules(tx)) };
}

/**
 * What the coordinator works with on the page of a theme: signals that wait, groups, bodies with the day by which
 * each would answer when asked today, and the reply links that were made.
 */
export async function loadThemeTools(
	tx: Tx,
	{ theme, deliveries }: Pick<ThemeStory, 'theme' | 'deliveries'>,
	holidays: HolidayRules,
) {
	const addressees = await listAddressees(tx);
	const mandates = await listMandates(tx);
	const open = new Set(deliveries.filter((one) => one.endedOn === null).map((one) => one.addresseeId));
	const bodies = addressees
		.filter((one) => one.endedOn === null && one.kind !== 'coordinator')
		.sort((a, b) => Number(b.receives === 'themes') - Number(a.receives === 'themes'))
		.map((one) => {
			const mandate = acceptedMandateFor(one.id, theme.topicId, mandates);
			const { dueOn } = withTerm(one, mandate, 'chosen', tx.actor.today, holidays);
			return { id: one.id, name: one.name, dueOn, already: open.has(one.id) };
		});
	const names = new Map(addressees.map((one) => [one.id, one.name]));
	return {
		...(await loadThemeChoices(tx)),
		toBundle: await listSignalsToBundle(tx),
		circles: (await listGroups(tx))
			.filter((one) => one.kind !== 'table')
			.map(({ id, name }) => ({ id, name })),
		bodies,
		asked: bodies.filter((one) => one.already).map(({ id, name }) => ({ id, name })),
		links: (await listReplyLinks(tx, theme.id)).map((link) => ({
			...link,
			name: names.get(link.addresseeId) ?? '',
		})),
	};
}
