import {
	type Activity,
	activitiesOf,
	type EntryOf,
	type Library,
	type Method,
	type Result,
	toolsIn,
} from '#features/method/index.ts';
import { CHECK_IN, CHECK_OUT } from './own-rounds.ts';

/** What the machine of a meeting must know of a method: its shape, never its words. */
export type Script = {
	/** Ids of the roles. */
	readonly roles: readonly string[];
	readonly phases: readonly ScriptPhase[];
	readonly yields: readonly { readonly id: string; readonly into: Result }[];
	/** Ids of the cards of each deck that a phase uses. */
	readonly decks: Readonly<Record<string, readonly string[]>>;
	/** Ids of the zones of each board. */
	readonly boards: Readonly<Record<string, readonly string[]>>;
	/** Ids of the questions of each guide, as `section.question`. */
	readonly guides: Readonly<Record<string, readonly string[]>>;
	/** Ids of the points of each scan. */
	readonly scans: Readonly<Record<string, readonly string[]>>;
	/** The questions of each tree with where each answer leads. */
	readonly trees: Readonly<Record<string, TreeShape>>;
};

export type ScriptPhase = {
	readonly id: string;
	readonly minutes: number;
	/** Whose turn it is, by roles; everybody when left out. */
	readonly who?: readonly string[];
	readonly quiet?: true;
	/** What people do in it: the first starts the phase. */
	readonly activities: readonly Activity[];
	/** Decks, boards, guides, scans and trees that it uses, by id. */
	readonly uses: readonly string[];
};
export type TreeShape = {
	readonly start: string;
	readonly questions: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

const ROUND_MINUTES = 5;

const ownRound = (id: string): ScriptPhase => ({
	id,
	minutes: ROUND_MINUTES,
	activities: ['round'],
	uses: [],
});

type Around = { readonly checkIn: boolean; readonly checkOut: boolean };

/**
 * The script of a method, with what its phases use looked up in the library.
 * @param around whether a round to arrive and one to leave are added
 */
export function scriptOf(method: Method, library: Library, around: Around): Script {
	const used = method.phases.flatMap(({ uses }) => uses ?? []);
	const instruments = named(used, 'instrument', library.instrument);
	const shape = { decks: {}, boards: {}, guides: {}, scans: {}, trees: {} } as Record<
		'decks' | 'boards' | 'guides' | 'scans',
		Record<string, readonly string[]>
	> & { trees: Record<string, TreeShape> };
	for (const [id, { nl }] of named(used, 'deck', library.deck))
		shape.decks[id] = nl.cards.map((card) => card.id);
	for (const [id, { nl }] of named(used, 'tree', library.tree)) shape.trees[id] = treeShape(nl);
	for (const [id, { nl }] of instruments) {
		if (nl.engine === 'board') shape.boards[id] = nl.zones.map((zone) => zone.id);
		if (nl.engine === 'scan') shape.scans[id] = nl.scale.points.map((point) => point.id);
		if (nl.engine === 'guide') {
			shape.guides[id] = nl.sections.flatMap((part) => part.questions.map((one) => `${part.id}.${one.id}`));
		}
	}
	const phases = method.phases.map((phase): ScriptPhase => {
		const uses = (phase.uses ?? []).map((reference) => reference.split('/')[1] ?? '');
		return {
			id: phase.id,
			minutes: phase.minutes,
			...(phase.who ? { who: phase.who } : {}),
			...(phase.quiet ? { quiet: phase.quiet } : {}),
			activities: activitiesOf(phase, toolsIn(library)),
			uses,
		};
	});
	return {
		roles: method.roles.map(({ id }) => id),
		phases: [
			...(around.checkIn ? [ownRound(CHECK_IN)] : []),
			...phases,
			...(around.checkOut ? [ownRound(CHECK_OUT)] : []),
		],
		yields: method.yields.map(({ id, into }) => ({ id, into })),
		...shape,
	};
}

function named<T>(
	references: readonly string[],
	kind: string,
	entries: ReadonlyMap<string, T>,
): [string, T][] {
	return references.flatMap((reference) => {
		const [asked, id = ''] = reference.split('/');
		const entry = asked === kind ? entries.get(id) : undefined;
		return entry ? [[id, entry] as [string, T]] : [];
	});
}

function treeShape(tree: EntryOf['tree']): TreeShape {
	const questions = tree.questions.map(({ id, answers }) => [
		id,
		Object.fromEntries(answers.map((answer) => [answer.id, answer.to])),
	]);
	return { start: tree.start, questions: Object.fromEntries(questions) };
}

/** Everything that the phases of a method use, as references such as `deck/think`, each once. */
export function usedBy(method: Method): string[] {
	return [...new Set(method.phases.flatMap(({ uses }) => uses ?? []))];
}
