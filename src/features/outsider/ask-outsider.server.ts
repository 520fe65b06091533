import { listMyCircles, recordAudit } from '#features/people/index.server.ts';
import { detectSpans } from '#features/signal/index.ts';
import { findTrajectoryOfCircle } from '#features/trajectory/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findOrigin, insertAsk } from './ask-store.server.ts';
import type { AskInput } from './outsider-input.ts';
import { refuse } from './outsider-refusals.ts';

/** What an ask is checked against: the lists of the gate, and the zones and sectors that exist. */
export type AskRules = {
	readonly gate: Parameters<typeof detectSpans>[1];
	readonly zones: readonly string[];
	readonly sectors: readonly string[];
};

/** What in the line could make somebody recognisable, as the words themselves. */
export function markedWords(line: string, gate: AskRules['gate']): string[] {
	return [...new Set(detectSpans(line, gate).map(({ start, end }) => line.slice(start, end)))];
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
	if (markedWords(ask.line, rules.gate).length > 0) throw refuse.lineMarked();
	// The code of the trajectory is in no list of the gate.
	const trajectory = await findTrajectoryOfCircle(tx, circleId);
	const plain = (text: string) => text.toLowerCase().replace(/\s/g, '');
	if (trajectory && plain(ask.line).includes(plain(trajectory.code))) throw refuse.lineMarked();
	if ((await findOrigin(tx, ask.id))?.circleId === circleId) return { id: ask.id };
	if (!(await insertAsk(tx, ask, circleId, [...new Set(organisations)]))) throw refuse.askRuns();
	await recordAudit(tx, 'ask-outsider', ask.id, circleId);
	return { id: ask.id };
}
