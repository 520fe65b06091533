/** What something that was said may become in a reflection, or beyond it. */
export const results = [
	'observation',
	'hypothesis',
	'condition',
	'action',
	'signal',
	'nuance',
	'recommendation',
	'insight',
] as const;
export type Result = (typeof results)[number];

/** The kinds of entry in the library, each in a folder of its own: `<language>/methods/kom.yaml`. */
export const entryKinds = ['method', 'instrument', 'deck', 'tree', 'practice', 'page'] as const;
export type EntryKind = (typeof entryKinds)[number];
