import type { StopKind } from './theme.ts';

export type Lane = 'micro' | 'meso' | 'macro';

const laneOf: Readonly<Record<StopKind, Lane>> = {
	tables: 'micro',
	samenwerkingsoverleg: 'micro',
	learningNetwork: 'meso',
	sectorTalk: 'meso',
	partner: 'meso',
	workingGroup: 'meso',
	networkForum: 'macro',
	policyTalk: 'macro',
	publication: 'macro',
};

/** At which level a stop of this kind takes place; its place in the picture and its shape. */
export function laneOfStop(kind: StopKind): Lane {
	return laneOf[kind];
}

export type RoadPoint = {
	readonly x: number;
	readonly y: number;
	readonly lane: Lane;
	readonly number: number;
};
export type RoadPicture = {
	readonly width: number;
	readonly points: readonly RoadPoint[];
	/** The road between the points, as the path of a drawing. */
	readonly way: string;
};

const STEP = 92;
const EDGE = 34;
/** How high each level is drawn. */
export const laneHeights: Readonly<Record<Lane, number>> = { macro: 34, meso: 104, micro: 174 };

/**
 * The road of a theme as it went: a numbered point for every stop whose order is known, from left to right, each
 * at the height of its level.
 * @param kinds kinds of the stops in their order
 * @returns points and path in units of the drawing
 */
export function drawRoad(kinds: readonly StopKind[]): RoadPicture {
	const points = kinds.map((kind, index) => {
		const lane = laneOf[kind];
		return { x: EDGE + index * STEP, y: laneHeights[lane], lane, number: index + 1 };
	});
	const way = points
		.map(({ x, y }, index) => {
			const before = points[index - 1];
			if (!before) return `M${x} ${y}`;
			const half = (x + before.x) / 2;
			return `C${half} ${before.y} ${half} ${y} ${x} ${y}`;
		})
		.join(' ');
	const width = Math.max(EDGE * 2 + (points.length - 1) * STEP, EDGE * 2 + STEP * 2);
	return { width, points, way };
}
