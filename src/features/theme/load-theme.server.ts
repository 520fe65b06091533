import { listAddressees, listContacts, listRules, listTopics } from '#features/mandate/index.server.ts';
import {
	type Decision,
	type Delivery,
	listDecisions,
	listDeliveries,
	listOpenDeliveries,
} from '#features/signal/index.server.ts';
import type { DecisionVerdict } from '#features/signal/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	listNuances,
	listRecommendations,
	listStops,
	type Nuance,
	type Recommendation,
	type Stop,
} from './road-store.server.ts';
import { findTheme, listThemes, type Theme } from './theme-store.server.ts';

/** A theme as a page tells it, names in place of ids. */
export type ThemeStory = {
	readonly theme: Theme;
	readonly topic: string | null;
	readonly rule: string | null;
	readonly stops: readonly Stop[];
	readonly nuances: readonly Nuance[];
	readonly recommendations: readonly Recommendation[];
	readonly deliveries: readonly (Delivery & { readonly addresseeName: string })[];
	readonly decisions: readonly {
		readonly decision: Decision;
		readonly by: string;
		/** Who typed it in, as far as the reader may know that name. */
		readonly enteredBy: string | null;
		readonly rule: string | null;
	}[];
};

/**
 * The whole story of a theme, for whoever may read it; a guest too.
 * @throws Refusal not-found
 */
export async function loadThemeStory(tx: Tx, id: string): Promise<ThemeStory> {
	const theme = await findTheme(tx, id);
	if (!theme) throw notFound();
	const topics = await listTopics(tx);
	const rules = await listRules(tx);
	const names = new Map((await listAddressees(tx)).map((one) => [one.id, one.name]));
	const contacts = tx.actor.personId ? await listContacts(tx) : [];
	const nameOf = (list: readonly { id: string; name: string }[], wanted: string | null) =>
		list.find((one) => one.id === wanted)?.name ?? null;
	return {
		theme,
		topic: nameOf(topics, theme.topicId),
		rule: nameOf(rules, theme.ruleId),
		stops: await listStops(tx, id),
		nuances: await listNuances(tx, id),
		recommendations: await listRecommendations(tx, id),
		deliveries: (await listDeliveries(tx, { themeId: id })).map((delivery) => ({
			...delivery,
			addresseeName: names.get(delivery.addresseeId) ?? '',
		})),
		decisions: (await listDecisions(tx, { themeId: id })).map((decision) => ({
			decision,
			by: names.get(decision.addresseeId) ?? '',
			enteredBy: nameOf(contacts, decision.enteredBy),
			rule: nameOf(rules, decision.trialRuleId),
		})),
	};
}

/** A theme in the list: where it lies now and what was last decided on it. */
export type ThemeLine = Theme & {
	readonly topic: string | null;
	readonly waitsFor: readonly { readonly name: string; readonly dueOn: Day | null }[];
	readonly verdict: DecisionVerdict | null;
};

/** All themes that the acting person may read. */
export async function loadThemeLines(tx: Tx): Promise<ThemeLine[]> {
	const themes = await listThemes(tx);
	const topics = new Map((await listTopics(tx)).map((one) => [one.id, one.name]));
	const names = new Map((await listAddressees(tx)).map((one) => [one.id, one.name]));
	const open = await listOpenDeliveries(tx);
	const lines: ThemeLine[] = [];
	for (const theme of themes) {
		const decided = theme.state === 'decided' || theme.state === 'answered';
		const decisions = decided ? await listDecisions(tx, { themeId: theme.id }) : [];
		lines.push({
			...theme,
			topic: topics.get(theme.topicId ?? '') ?? null,
			waitsFor: open
				.filter((one) => one.themeId === theme.id)
				.map((one) => ({ name: names.get(one.addresseeId) ?? '', dueOn: one.dueOn })),
			verdict: decisions.at(-1)?.verdict ?? null,
		});
	}
	return lines;
}
