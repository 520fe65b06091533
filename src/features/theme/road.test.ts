import { describe, expect, it } from 'vitest';
import { drawRoad, laneHeights, laneOfStop } from './road.ts';
import { stopKinds } from './theme.ts';

describe('the road of a theme', () => {
	it('of no stops is an empty drawing that still has a width', () => {
		expect(drawRoad([])).toMatchObject({ points: [], way: '' });
		expect(drawRoad([]).width).toBeGreaterThan(0);
	});

	it('goes from left to right in the order of the stops, each at the height of its level', () => {
		const { points } = drawRoad(['tables', 'learningNetwork', 'networkForum', 'sectorTalk']);
		expect(points.map(({ lane }) => lane)).toEqual(['micro', 'meso', 'macro', 'meso']);
		expect(points.map(({ y }) => y)).toEqual([
			laneHeights.micro,
			laneHeights.meso,
			laneHeights.macro,
			laneHeights.meso,
		]);
		expect(points.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
		const across = points.map(({ x }) => x);
		expect([...across].sort((a, b) => a - b)).toEqual(across);
	});

	it('ties each stop to the one before it and stays inside the drawing', () => {
		const { points, way, width } = drawRoad(stopKinds);
		expect(way.match(/[MC]/g)).toHaveLength(stopKinds.length);
		for (const { x } of points) expect(x).toBeLessThan(width);
	});

	it('knows the level of every kind of stop', () => {
		for (const kind of stopKinds) expect(Object.keys(laneHeights)).toContain(laneOfStop(kind));
	});
});
