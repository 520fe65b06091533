import type { Activity } from './activity-names.ts';
import type { EntryOf, Library } from './entry-content.ts';
import { type EntryKind, entryKinds } from './entry-names.ts';
import type { Method } from './method-content.ts';

/** What a reference in `uses` gives people to do something with. */
export type Tool = 'deck' | 'board' | 'guide' | 'tree' | 'scan';
/** Tells the tool behind a reference; undefined when it leads nowhere, or to something that is only read. */
export type ToolOf = (reference: string) => Tool | undefined;
type Phase = Method['phases'][number];

/** The tool that an entry is; undefined for what is only read. */
export function toolOfEntry(kind: EntryKind, entry: EntryOf[EntryKind] | null | undefined): Tool | undefined {
	if (!entry) return undefined;
	if (kind === 'deck' || kind === 'tree') return kind;
	return kind === 'instrument' && 'engine' in entry ? entry.engine : undefined;
}

/** Finds tools in a library. */
export function toolsIn(library: Library): ToolOf {
	return (reference) => {
		const [name, id = ''] = reference.split('/');
		const kind = entryKinds.find((one) => one === name);
		return kind && toolOfEntry(kind, library[kind].get(id)?.nl);
	};
}

/** What somebody does with each tool, the first in this order when a phase uses several and says nothing. */
const doneWith = {
	deck: 'draw',
	board: 'board',
	guide: 'guide',
	tree: 'tree',
	scan: 'scale',
} as const satisfies Record<Tool, Activity>;

/** What an activity cannot do without. A scale needs nothing: a meeting has one of its own. */
const neededBy: Readonly<Partial<Record<Activity, Tool>>> = {
	draw: 'deck',
	board: 'board',
	guide: 'guide',
	tree: 'tree',
};

/**
 * What people do in a phase, the first to begin with: as the method says, else what follows from what is used, else
 * writing when it is quiet and something is asked, else talking.
 */
export function activitiesOf(
	phase: Pick<Phase, 'activities' | 'uses' | 'quiet' | 'prompts'>,
	toolOf: ToolOf,
): readonly [Activity, ...Activity[]] {
	const [first, ...more] = phase.activities ?? [];
	if (first) return [first, ...more];
	const used = (phase.uses ?? []).map(toolOf);
	const tool = (Object.keys(doneWith) as Tool[]).find((one) => used.includes(one));
	if (tool) return [doneWith[tool]];
	return [phase.quiet && phase.prompts.length > 0 ? 'write' : 'talk'];
}

/** The tool that an activity misses in a phase; undefined when it can be done there. */
export function missingTool(
	activity: Activity,
	uses: readonly string[] | undefined,
	toolOf: ToolOf,
): Tool | undefined {
	const needed = neededBy[activity];
	return needed && !(uses ?? []).some((reference) => toolOf(reference) === needed) ? needed : undefined;
}

/** The activities of a method that nothing in their phase allows: where they stand, and the sentence to say. */
export function impossibleActivities(
	{ phases }: Pick<Method, 'phases'>,
	toolOf: ToolOf,
): { path: PropertyKey[]; message: string }[] {
	return phases.flatMap(({ activities, uses }, index) =>
		(activities ?? []).flatMap((activity, place) => {
			const missing = missingTool(activity, uses, toolOf);
			if (!missing) return [];
			const path = ['phases', index, 'activities', place];
			return [{ path, message: `"${path.join('.')}": "${activity}" needs a ${missing} in "uses".` }];
		}),
	);
}
