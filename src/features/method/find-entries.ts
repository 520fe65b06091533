import type { InBothLanguages, Language, Level } from './content.ts';
import { type EntryOf, type Library, parseReference } from './entry-content.ts';
import { type EntryKind, entryKinds } from './entry-names.ts';
import { type Experience, experiences, type Goal } from './library.ts';
import { minutesOf } from './method-content.ts';

/** What a card of the library shows. */
export type Found = {
	readonly kind: EntryKind;
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly goals: readonly Goal[];
	readonly levels: readonly Level[];
	readonly group: { readonly min: number; readonly max: number };
	/** Minutes in all; what has no fixed length has none. */
	readonly minutes: number | undefined;
	readonly experience: Experience | undefined;
	/** Made for doing together with a young person or parent. */
	readonly withFamily: boolean;
};

/** What somebody looks for; what is left out does not matter. */
export type Wanted = {
	readonly kind?: EntryKind;
	readonly goal?: Goal;
	/** At most so many minutes. */
	readonly minutes?: number;
	/** With so many people. */
	readonly people?: number;
	/** The experience that who leads it has. */
	readonly experience?: Experience;
	readonly level?: Level;
	readonly words?: string;
};

/** Small letters without accents, so that "coordinator" finds "coördinator". */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function cardOf<K extends EntryKind>(kind: K, entry: EntryOf[K]): Found {
	const { id, title, summary, goals, levels, group } = entry;
	const minutes = 'phases' in entry ? minutesOf(entry) : 'minutes' in entry ? entry.minutes : undefined;
	return {
		...{ kind, id, title, summary, goals, levels, group, minutes },
		experience: 'experience' in entry ? entry.experience : undefined,
		withFamily:
			('withFamily' in entry && entry.withFamily) ||
			('audience' in entry && entry.audience === 'youngPeople'),
	};
}

function fits(found: Found, wanted: Wanted): boolean {
	const { kind, goal, minutes, people, experience, level, words } = wanted;
	if (kind && found.kind !== kind) return false;
	if (goal && !found.goals.includes(goal)) return false;
	// What has no length of its own (a deck, a text) fits in any time.
	if (minutes !== undefined && (found.minutes ?? 0) > minutes) return false;
	if (people !== undefined && (people < found.group.min || people > found.group.max)) return false;
	if (experience && experiences.indexOf(found.experience ?? 'none') > experiences.indexOf(experience))
		return false;
	if (level && !found.levels.includes(level)) return false;
	return !words || fold(`${found.title} ${found.summary}`).includes(fold(words.trim()));
}

/** The entries of a library that fit, by kind and then by title in the order of the language. */
export function findEntries(library: Library, wanted: Wanted, language: Language): Found[] {
	const cards = entryKinds.flatMap((kind) =>
		[...library[kind].values()].map((entry: InBothLanguages<EntryOf[EntryKind]>) =>
			cardOf(kind, entry[language]),
		),
	);
	const byTitle = new Intl.Collator(language);
	return cards
		.filter((found) => fits(found, wanted))
		.sort(
			(a, b) => entryKinds.indexOf(a.kind) - entryKinds.indexOf(b.kind) || byTitle.compare(a.title, b.title),
		);
}

/** The cards behind references, in their order; what is not there any more is left out. */
export function cardsOf(
	library: Library,
	references: readonly string[] | undefined,
	language: Language,
): Found[] {
	return (references ?? []).flatMap((reference) => {
		const { kind, id } = parseReference(reference);
		const entry: InBothLanguages<EntryOf[EntryKind]> | undefined = library[kind].get(id);
		return entry ? [cardOf(kind, entry[language])] : [];
	});
}
