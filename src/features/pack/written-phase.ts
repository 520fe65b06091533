import {
	type Activity,
	activities,
	activitiesOf,
	type Method,
	missingTool,
	type ToolOf,
} from '#features/method/index.ts';
import { asLines, countOf, type Fields, indexes, joined, linesOf } from './written-fields.ts';

type Phase = Method['phases'][number];

/** Every field of a phase is called "phase-2-title": its place from 0, and one of these. */
const parts = ['title', 'minutes', 'what', 'prompts', 'tip', 'quiet', 'activity', 'next', 'uses'];

const activityNamed = (text: string | undefined): Activity | undefined =>
	activities.find((one) => one === text);

/** What is used in a written phase: as the method had it from which this is a copy, as far as it is still there. */
export function usedInPhase(fields: Fields, index: number, toolOf: ToolOf): string[] {
	return linesOf(fields[`phase-${index}-uses`]).filter((reference) => toolOf(reference) !== undefined);
}

/** What follows when the writer chooses nothing. */
function followingFrom(fields: Fields, index: number, toolOf: ToolOf): readonly [Activity, ...Activity[]] {
	const prompts = asLines(fields[`phase-${index}-prompts`]);
	const quiet = fields[`phase-${index}-quiet`] === 'on' ? true : undefined;
	return activitiesOf({ uses: usedInPhase(fields, index, toolOf), quiet, prompts }, toolOf);
}

/**
 * What people do in a written phase, the first to begin with. What comes after it falls away when what it needs was
 * taken away; the first stays, so that its writer sees what it misses.
 */
export function doneInPhase(
	fields: Fields,
	index: number,
	toolOf: ToolOf,
): readonly [Activity, ...Activity[]] {
	const first = activityNamed(fields[`phase-${index}-activity`]);
	if (!first) return followingFrom(fields, index, toolOf);
	const uses = usedInPhase(fields, index, toolOf);
	const next = linesOf(fields[`phase-${index}-next`])
		.map(activityNamed)
		.filter((one) => one !== undefined && one !== first && !missingTool(one, uses, toolOf));
	return [first, ...new Set(next as Activity[])].slice(0, 4) as [Activity, ...Activity[]];
}

/** What a phase can begin with: what it has the things for, and what was chosen. */
export function choicesInPhase(fields: Fields, index: number, toolOf: ToolOf): Activity[] {
	const uses = usedInPhase(fields, index, toolOf);
	const [chosen] = doneInPhase(fields, index, toolOf);
	return activities.filter((one) => one === chosen || !missingTool(one, uses, toolOf));
}

/** Whether a phase begins with something that needs what is not there. */
export function missesTool(fields: Fields, index: number, toolOf: ToolOf): boolean {
	const [first] = doneInPhase(fields, index, toolOf);
	return missingTool(first, usedInPhase(fields, index, toolOf), toolOf) !== undefined;
}

/** A phase as the library keeps it. */
export function phaseOfWritten(fields: Fields, index: number, toolOf: ToolOf): Phase {
	const say = (part: string) => (fields[`phase-${index}-${part}`] ?? '').trim();
	const done = doneInPhase(fields, index, toolOf);
	const uses = usedInPhase(fields, index, toolOf);
	return {
		id: `phase-${index + 1}`,
		title: say('title'),
		minutes: Number(say('minutes')),
		...(done.join() === followingFrom(fields, index, toolOf).join() ? {} : { activities: [...done] }),
		what: say('what'),
		prompts: asLines(say('prompts')),
		...(say('quiet') === 'on' ? { quiet: true } : {}),
		...(say('tip') ? { tip: say('tip') } : {}),
		...(uses.length > 0 ? { uses } : {}),
	};
}

/** The fields of a phase of a method that somebody changes. */
export function fieldsOfPhase(phase: Phase, index: number, toolOf: ToolOf): Record<string, string> {
	const [first, ...next] = activitiesOf(phase, toolOf);
	const values: Record<string, string> = {
		title: phase.title,
		minutes: String(phase.minutes),
		what: phase.what,
		prompts: joined(phase.prompts),
		tip: phase.tip ?? '',
		quiet: phase.quiet ? 'on' : '',
		activity: first,
		next: next.join('\n'),
		uses: (phase.uses ?? []).join('\n'),
	};
	const always = ['title', 'minutes', 'what', 'prompts', 'tip'];
	return Object.fromEntries(
		Object.entries(values)
			.filter(([part, value]) => value !== '' || always.includes(part))
			.map(([part, value]) => [`phase-${index}-${part}`, value]),
	);
}

/** One phase less, or one changed of place: the fields with the others moved along. */
export function movePhase(fields: Fields, from: number, to: number | 'away'): Record<string, string> {
	const count = countOf(fields, 'phases');
	const phases = indexes(count).map((index) => parts.map((part) => fields[`phase-${index}-${part}`] ?? ''));
	const [moved] = phases.splice(from, 1);
	if (to !== 'away' && moved) phases.splice(to, 0, moved);
	const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !/^phase-\d+-/.test(name)));
	const next: Record<string, string> = { ...kept, phases: String(Math.max(1, phases.length)) };
	for (const [index, values] of phases.entries()) {
		for (const [place, part] of parts.entries()) {
			if (values[place]) next[`phase-${index}-${part}`] = values[place];
		}
	}
	return next;
}
