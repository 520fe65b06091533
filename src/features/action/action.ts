/** On our own level, with direct effect; or set in motion elsewhere, with indirect effect (Impactvol Reflecteren, step 5). */
export const reaches = ['own', 'other'] as const;
export type Reach = (typeof reaches)[number];

export const effects = ['asHoped', 'partly', 'none', 'otherwise'] as const;
export type Effect = (typeof effects)[number];

export type ActionState = 'open' | 'done' | 'dropped';

/** What someone took on, with what they expect of it and, later, what it did. Days are 'YYYY-MM-DD'. */
export type Action = {
	readonly id: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly cycleId: string | null;
	readonly what: string;
	readonly expected: string;
	readonly reach: Reach;
	readonly ownerId: string;
	readonly ownerName: string;
	readonly dueOn: string | null;
	readonly checkOn: string | null;
	readonly state: ActionState;
	readonly effect: Effect | null;
	readonly effectNote: string;
	readonly checkedOn: string | null;
};

/** Where an action stands in the list of its owner: to check, to do, or behind us. */
export type Place = 'check' | 'do' | 'past';

/** An action asks for a look at its effect from its check day on, or once it is done without one. */
export function placeOf(action: Pick<Action, 'state' | 'effect' | 'checkOn'>, today: string): Place {
	if (action.state === 'dropped' || action.effect !== null) return 'past';
	if (action.checkOn !== null ? action.checkOn <= today : action.state === 'done') return 'check';
	return action.state === 'done' ? 'past' : 'do';
}

/** The action's effect says that the reflection deserves another round. */
export function asksNextRound(effect: Effect | null): boolean {
	return effect === 'partly' || effect === 'none' || effect === 'otherwise';
}
