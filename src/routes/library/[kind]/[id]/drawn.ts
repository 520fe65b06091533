/** A card or question that was drawn, with what was drawn before it. */
export type Drawn = {
	readonly card: { id: string; text: string; deepen?: string; hint?: string | undefined } | undefined;
	readonly seen: readonly string[];
	readonly left: number;
	readonly pair: boolean;
};
