import { findCircle, listMyCircles, listOrganisations } from '#features/people/index.server.ts';
import { detectSpans } from '#features/signal/index.ts';
import { findTrajectoryOfCircle } from '#features/trajectory/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findOrigin, insertAsk, recordOutsider } from './ask-store.server.ts';
import { namesIn } from './names-in.ts';
import type { AskInput } from './outsider-input.ts';
import { refuse } from './outsider-refusals.ts';

/** What an ask is checked against: the lists of the gate, and the zones and sectors that exist. */
export type AskRules = {
	readonly gate: Parameters<typeof detectSpans>[1];
	readonly zones: readonly string[];
	readonly sectors: readonly string[];
};

/**
 * What in the line could make somebody recognisable, as the words themselves: by the gate, and the names that no list of
 * the gate holds: of the group that asks, of its trajectory, and of the organisations in the region.
 */
export async function markedWords(
	tx: Tx,
	{ line, circleId }: { readonly line: string; readonly circleId: string },
	gate: AskRules['gate'],
): Promise<string[]> {
	const found = detectSpans(line, gate).map(({ start, end }) => line.slice(start, end));
	const circle = await findCircle(tx, circleId);
	const trajectory = await findTrajectoryOfCircle(tx, circleId);
	const organisations = (await listOrganisations(tx)).map(({ name }) => name);
	const names = [circle?.name, trajectory?.code, ...organisations].filter((name) => name !== undefined);
	return [...new Set([...found, ...namesIn(line, names)])];
}

/**
 * Lets the ask of a group of the acting person go out: one line that passes the gate. Whose it is, and which
 * organisations it leaves out, stays with the group. The same id twice asks once.
 * @throws Refusal not-found, line-identifies, ask-runs
 */
export async function askOutsider(tx: Tx, input: AskInput, rules: AskRules): Promise<{ id: string }> {
	const { circleId, organisations, ...ask } = input;
	const circle = (await listMyCircles(tx)).find(({ id }) => id === circleId);
	if (!circle || circle.kind === 'individual') throw notFound();
	if (!rules.zones.includes(ask.zone) || !ask.sectors.every((sector) => rules.sectors.includes(sector)))
		throw notFound();
	if ((await markedWords(tx, input, rules.gate)).length > 0) throw refuse.lineMarked();
	const asked = async () => (await findOrigin(tx, ask.id))?.circleId === circleId;
	if (await asked()) return { id: ask.id };
	if (!(await insertAsk(tx, ask, circleId, [...new Set(organisations)]))) {
		// The same form came twice at once, or another ask of this group runs.
		if (await asked()) return { id: ask.id };
		throw refuse.askRuns();
	}
	await recordOutsider(tx, 'ask-outsider', circleId);
	return { id: ask.id };
}
