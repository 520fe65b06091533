export {
	activitiesOf,
	impossibleActivities,
	missingTool,
	type ToolOf,
	toolOfEntry,
	toolsIn,
} from './activities.ts';
export { type Activity, activities } from './activity-names.ts';
export type { Content, InBothLanguages, Language } from './content.ts';
export { id, languages, levels, listWithIds, steps, text } from './content.ts';
export type { Deck } from './deck-content.ts';
export { drawOne } from './draw.ts';
export {
	type EntryOf,
	emptyLibrary,
	entrySchemas,
	type Library,
	parseReference,
	structureDiffers,
} from './entry-content.ts';
export { type EntryKind, entryKinds, type Result, results } from './entry-names.ts';
export { cardsOf, type Found, findEntries } from './find-entries.ts';
export type { Board, Instrument, Scan } from './instrument-content.ts';
export { experiences, goals } from './library.ts';
export { type LibraryWords, libraryWords } from './library-words.ts';
export { type Method, minutesOf } from './method-content.ts';
export type { Page } from './page-content.ts';
export type { Practice } from './practice-content.ts';
export { referencesIn } from './references.ts';
export type { Tree } from './tree-content.ts';
export { type Walked, walkTree } from './walk-tree.ts';
