/**
 * What people can do together in a phase, on their own screens and on the big one. A meeting starts a phase with the first
 * that is named; whoever leads it can take another at any moment.
 */
export const activities = [
	/** Talk, nothing on the screens. Where it is quiet: read, think, or write on paper that stays one's own. */
	'talk',
	/** Everybody has a turn. */
	'round',
	/** Write in silence; what was written shows when it is revealed. */
	'write',
	/** Write so that everybody sees it at once. */
	'collect',
	/** Draw a card from a deck, with its deepening question. */
	'draw',
	/** Place things in the zones of a board. */
	'board',
	/** Ask one question of a guide at a time. */
	'guide',
	/** Walk a decision tree together. */
	'tree',
	/** Lay what was written together in groups. */
	'group',
	/** Choose with dots. */
	'dots',
	/** Choose a point on a scale; the spread shows afterwards. */
	'scale',
	/** Say what made an impression; who brought the case only says thank you. */
	'appreciate',
	/** Write down what was decided and agreed. */
	'agree',
] as const;
export type Activity = (typeof activities)[number];
