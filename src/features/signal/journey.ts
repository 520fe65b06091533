import type { Day } from '#platform/day.ts';
import type { Side, SignalState } from './signal.ts';

type Step = {
	readonly seq: number;
	readonly what: string;
	readonly toState: SignalState | null;
	readonly side: Side;
	readonly onDay: Day;
	readonly addresseeName: string | null;
};

/** On which of the three lines of the picture a step stands. */
export type Line = 'senders' | 'between' | 'deciders';

export type Mark = { readonly line: Line; readonly step: Step; readonly way: 'out' | 'back' };

/** Steps that draw the picture; the others stand in the list only. */
const drawn: Readonly<Record<string, { line: Line; way: 'out' | 'back' }>> = {
	sent: { line: 'senders', way: 'out' },
	delivered: { line: 'between', way: 'out' },
	inTray: { line: 'between', way: 'out' },
	bundled: { line: 'between', way: 'out' },
	themeDelivered: { line: 'deciders', way: 'out' },
	decided: { line: 'deciders', way: 'back' },
	returned: { line: 'senders', way: 'back' },
	declined: { line: 'senders', way: 'back' },
	answered: { line: 'senders', way: 'back' },
};

/**
 * The marks of the picture of a journey, in order: out from those who raised it, back to them with the answer. Of
 * a kind of step that happened more than once, the last one counts, so that the picture stays one loop.
 */
export function marksOf(steps: readonly Step[]): Mark[] {
	const last = new Map<string, Mark>();
	for (const step of steps) {
		const place = drawn[step.what];
		if (!place) continue;
		last.delete(step.what);
		// A single signal that its addressee decided on never reached the upper line.
		const line =
			step.what === 'decided' && !steps.some((one) => one.what === 'themeDelivered') ? 'between' : place.line;
		last.set(step.what, { line, step, way: place.way });
	}
	return [...last.values()].sort((a, b) => a.step.seq - b.step.seq);
}

/** Whole days that a journey has lasted: until its last step when it is closed, else until today. */
export function daysOnTheWay(first: Day, until: Day, daysBetween: (from: Day, to: Day) => number): number {
	return Math.max(0, daysBetween(first, until));
}
