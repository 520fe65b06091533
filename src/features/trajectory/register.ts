import type { Day } from '#platform/day.ts';

/** Under which frame the help stands: voluntary, a concern, or ordered by a judge. */
export const frames = ['voluntary', 'concern', 'judicial'] as const;
export type Frame = (typeof frames)[number];

/** One line of the register: what a coordinator may see of a trajectory. `zone` is the id of a zone. */
export type RegisterLine = {
	readonly id: string;
	readonly code: string;
	/** The table around this trajectory; null when nobody sits around it yet. */
	readonly circleId: string | null;
	readonly registeredOn: Day;
	readonly startedOn: Day | null;
	readonly closedOn: Day | null;
	readonly zone: string | null;
	readonly referrerType: string | null;
	readonly referrer: string | null;
	readonly reasonNotStarted: string | null;
	readonly frame: Frame | null;
};

export type Child = {
	readonly id: string;
	/** 1 is the child by which the report counts this trajectory. */
	readonly position: number;
	readonly ageAtRegistration: number | null;
};

export type TrajectoryState = 'registered' | 'running' | 'closed' | 'notStarted';

/** How far a trajectory is. Without start and with a reason it never will start. */
export function stateOf(
	line: Pick<RegisterLine, 'startedOn' | 'closedOn' | 'reasonNotStarted'>,
): TrajectoryState {
	if (line.closedOn !== null) return 'closed';
	if (line.startedOn !== null) return 'running';
	return line.reasonNotStarted === null ? 'registered' : 'notStarted';
}
