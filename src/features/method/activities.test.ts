import { describe, expect, test } from 'vitest';
import { activitiesOf, impossibleActivities, missingTool, toolsIn } from './activities.ts';
import type { Activity } from './activity-names.ts';
import { loadLibrary } from './load-library.server.ts';
import type { Method } from './method-content.ts';

const library = loadLibrary('content');
const toolOf = toolsIn(library);
const methods = [...library.method.values()].map(({ nl }) => nl);
const phases = methods.flatMap((method) => method.phases.map((phase) => ({ method: method.id, phase })));
const nameOf = ({ method, phase }: (typeof phases)[number]) => `${method}: ${phase.id}`;
const of = (method: string, phase: string) => {
	const found = library.method.get(method)?.nl.phases.find(({ id }) => id === phase);
	if (!found) throw new RangeError(`${method} has no ${phase}`);
	return activitiesOf(found, toolOf).join(' ');
};

describe('what people do when a phase does not say it', () => {
	const prompts: Method['phases'][number]['prompts'] = [{ id: 'ask', text: 'Wat zie je?' }];
	test.each<[Activity, string[] | undefined]>([
		['draw', ['tree/which-level', 'instrument/swot', 'deck/think']],
		['board', ['tree/which-level', 'instrument/working-elements', 'instrument/swot']],
		['guide', ['tree/which-level', 'instrument/working-elements']],
		['tree', ['instrument/continuum', 'tree/which-level']],
		['scale', ['instrument/continuum']],
		['talk', ['instrument/nowhere']],
		['talk', undefined],
	])('%s with %s', (activity, uses) => {
		expect(activitiesOf({ uses, prompts }, toolOf)).toEqual([activity]);
	});

	test('they write when it is quiet and something is asked, and are silent when nothing is', () => {
		expect(activitiesOf({ quiet: true, prompts }, toolOf)).toEqual(['write']);
		expect(activitiesOf({ quiet: true, prompts: [] }, toolOf)).toEqual(['talk']);
	});

	test('what the phase says goes before all that', () => {
		const uses = ['instrument/swot'];
		expect(activitiesOf({ activities: ['talk', 'board'], uses, prompts }, toolOf)).toEqual(['talk', 'board']);
	});
});

test('an activity needs its tool in the phase, and a scale needs none', () => {
	expect(missingTool('draw', ['tree/which-level'], toolOf)).toBe('deck');
	expect(missingTool('board', ['instrument/working-elements'], toolOf)).toBe('board');
	expect(missingTool('guide', undefined, toolOf)).toBe('guide');
	expect(missingTool('tree', ['tree/nowhere'], toolOf)).toBe('tree');
	expect(missingTool('scale', undefined, toolOf)).toBeUndefined();
});

describe('the methods that are built in', () => {
	test('in every phase people do something that it has the things for', () => {
		expect(phases.length).toBeGreaterThan(200);
		const impossible = phases.filter(({ phase }) =>
			activitiesOf(phase, toolOf).some((activity) => missingTool(activity, phase.uses, toolOf)),
		);
		expect(impossible.map(nameOf)).toEqual([]);
		expect(methods.flatMap((method) => impossibleActivities(method, toolOf))).toEqual([]);
	});

	test('nothing is said twice, or that follows by itself', () => {
		const said = phases.filter(({ phase }) => phase.activities !== undefined);
		const twice = said.filter(({ phase }) => new Set(phase.activities).size !== phase.activities?.length);
		expect(twice.map(nameOf)).toEqual([]);
		const needless = said.filter(({ phase: { activities, ...rest } }) => {
			const follows = activitiesOf(rest, toolOf);
			return activities?.join() === follows.join();
		});
		expect(needless.map(nameOf)).toEqual([]);
	});

	test('people group and dot only what was written before', () => {
		const written = new Set<Activity>(['write', 'collect', 'board']);
		const early = methods.flatMap((method) => {
			const done = method.phases.flatMap((phase) => activitiesOf(phase, toolOf));
			const first = done.findIndex((activity) => written.has(activity));
			const sorted = done.findIndex((activity) => activity === 'group' || activity === 'dots');
			return sorted >= 0 && (first < 0 || first > sorted) ? [method.id] : [];
		});
		expect(early).toEqual([]);
	});

	test('where a family sits at the table, nobody begins on a screen of their own', () => {
		const ownScreen = new Set<Activity>(['write', 'collect', 'dots', 'group', 'board', 'draw', 'scale']);
		const tables = ['start-talk', 'collaboration-talk', 'closing-talk', 'warm-handover'];
		const begins = phases.filter(
			({ method, phase }) => tables.includes(method) && ownScreen.has(activitiesOf(phase, toolOf)[0]),
		);
		expect(begins.map(nameOf)).toEqual([]);
	});

	test('a round, dots and a scale are never for whoever leads alone', () => {
		const forAll = new Set<Activity>(['round', 'dots', 'scale', 'collect', 'write']);
		const leads = ['guide', 'chairperson', 'coordinator', 'ambassador', 'host', 'coach', 'leader'];
		const alone = phases.filter(
			({ phase }) =>
				phase.who?.every((role) => leads.includes(role)) &&
				activitiesOf(phase, toolOf).some((activity) => forAll.has(activity)),
		);
		expect(alone.map(nameOf)).toEqual([]);
		expect(library.method.get('dilemma-talk')?.nl.phases.at(-1)?.who).toContain('family-voice');
	});

	test('what nobody else may read is not written into Lus', () => {
		expect(of('worry-or-reflect', 'write-thought')).toBe('talk');
		expect(of('worry-or-reflect', 'new-question')).toBe('talk');
		expect(of('crisis-look-back', 'how-are-you')).toBe('round');
	});

	test.each([
		['kom', 'present-problem', 'talk'],
		['kom', 'done-and-worked', 'collect scale'],
		['kom', 'compliments', 'appreciate'],
		['kom', 'wished-future', 'talk collect'],
		['kom', 'suggestions', 'round collect'],
		['kom', 'choose-steps', 'agree board'],
		['kom', 'look-back', 'round'],
		['reflecting-team', 'silence', 'write'],
		['reflecting-team', 'outer-reflects', 'round'],
		['reflecting-team', 'audience-card', 'write'],
		['reflecting-team', 'course', 'agree'],
		['intervision-game', 'first-round', 'draw round'],
		['intervision-game', 'second-round', 'draw round'],
		['intervision-game', 'insight', 'collect'],
		['intervision-game', 'learn', 'round'],
		['learning-network', 'words', 'write group'],
		['learning-network', 'pause', 'talk'],
		['learning-network', 'need', 'collect group dots'],
		['learning-network', 'nuance', 'collect'],
		['learning-network', 'onward', 'agree'],
		['sorting-signals', 'read', 'collect'],
		['sorting-signals', 'bundle', 'group'],
		['sorting-signals', 'choose', 'dots agree'],
		['network-forum', 'goals', 'collect group dots'],
		['network-forum', 'agreements', 'agree'],
		['network-forum', 'think', 'write'],
	])('%s, %s: %s', (method, phase, done) => {
		expect(of(method, phase)).toBe(done);
	});
});
