import { blocks, type DraftBody } from './draft.ts';
import { detectSpans, type Span } from './gate-detectors.ts';
import type { GateLists } from './gate-lists.ts';

/** One text of the draft with what the gate marks in it. */
export type GateText = {
	readonly field: 'statement' | 'fact' | 'wouldHelp' | 'ownSentence';
	readonly index: number;
	readonly text: string;
	readonly spans: readonly Span[];
};

/** Looks at every text that would leave the table. */
export function lookAtGate(body: DraftBody, lists: GateLists): GateText[] {
	const look = (field: GateText['field'], text: string, index = 0): GateText => ({
		field,
		index,
		text,
		spans: detectSpans(text, lists),
	});
	return [
		look('statement', body.statement),
		...body.facts.map((fact, index) => look('fact', fact, index)),
		look('wouldHelp', body.wouldHelp),
		look('ownSentence', body.ownSentence),
	].filter((looked) => looked.text !== '');
}

/** Whether something is marked that must be rewritten before anything may travel. */
export function hasBlocking(looked: readonly GateText[]): boolean {
	return looked.some((one) => one.spans.some((span) => blocks(span.type)));
}

/** Whether something is marked at all: then the sender says that he looked at it. */
export function hasMarks(looked: readonly GateText[]): boolean {
	return looked.some((one) => one.spans.length > 0);
}
