import { type Item, type ItemKind, isBlank, type Step } from './cycle.ts';

/** What one place on a step page asks: a guiding question with room for one text, or pieces of one kind. */
export type Pane = {
	/** Unique within the step; part of the address on a phone. */
	readonly key: string;
	readonly shape:
		| 'answer'
		| 'finding'
		| 'action'
		| Exclude<ItemKind, 'answer' | 'evidenceFor' | 'evidenceAgainst' | 'caseQuestion' | 'nextAction'>;
	readonly question: string;
	readonly hint?: string;
	/** Guiding questions that a field of these pieces answers, by id: they stand as its label. */
	readonly more: Readonly<Record<string, string>>;
};
type Shape = Pane['shape'];
type Question = { readonly id: string; readonly text: string; readonly hint?: string };

/** Pieces of these kinds answer these guiding questions of the content, so that nothing is asked twice. */
const sections: Record<Step, readonly { shape: Shape; asks: readonly string[]; more: readonly string[] }[]> =
	{
		reflect: [],
		objectify: [
			{
				shape: 'observation',
				asks: ['seen-heard', 'examples', 'facts'],
				more: ['who-when-how-often', 'how-known'],
			},
			{ shape: 'interpretation', asks: ['meaning'], more: [] },
			{ shape: 'feeling', asks: ['feeling'], more: [] },
		],
		analyse: [
			{ shape: 'perspective', asks: ['perspectives'], more: [] },
			{ shape: 'hypothesis', asks: ['hypotheses'], more: ['for-and-against', 'test', 'verdict'] },
			{ shape: 'knowledge', asks: ['knowledge'], more: [] },
		],
		plan: [
			{ shape: 'control', asks: ['in-control'], more: [] },
			{ shape: 'influence', asks: ['in-influence'], more: [] },
			{ shape: 'mandateQuestion', asks: ['who-decides'], more: [] },
			{ shape: 'condition', asks: ['conditions'], more: [] },
			{ shape: 'smallestStep', asks: ['smallest-step'], more: [] },
			{ shape: 'finding', asks: ['case-or-structural'], more: [] },
		],
		act: [
			{
				shape: 'action',
				asks: ['who-what-when'],
				more: ['direct-or-indirect', 'expected-effect', 'effect-check'],
			},
		],
	};

/**
 * What a step page asks, in the order of its guidance. A kind that this level's guidance does not ask for comes right
 * after the one before it, with the page's own question. Answers to questions that are not asked here (another level,
 * the five-minute form) come last: nothing that was written goes out of sight.
 * @param ask the page's own question per shape
 * @param known every guiding question of the step at any level, to name earlier answers by
 */
export function panesOf(
	step: Step,
	questions: readonly Question[],
	items: readonly Item[],
	ask: Readonly<Partial<Record<Shape, string>>>,
	known: readonly Question[],
): Pane[] {
	const byId = new Map(questions.map((question) => [question.id, question]));
	const folded = new Set(sections[step].flatMap((section) => section.more));
	const panes: Pane[] = [];
	const sectionPanes = sections[step].map((section): Pane => {
		const question = section.asks.map((id) => byId.get(id)).find((one) => one !== undefined);
		const more = Object.fromEntries(
			section.more.flatMap((id) => (byId.has(id) ? [[id, byId.get(id)?.text ?? '']] : [])),
		);
		return {
			key: section.shape,
			shape: section.shape,
			question: question?.text ?? ask[section.shape] ?? '',
			hint: question?.hint,
			more,
		};
	});
	const asked = (pane: Pane) => sections[step].find((section) => section.shape === pane.shape)?.asks ?? [];
	for (const question of questions) {
		const section = sectionPanes.find((pane) => asked(pane).includes(question.id));
		if (section) {
			if (!panes.includes(section)) panes.push(section);
		} else if (!folded.has(question.id)) {
			panes.push({
				key: question.id,
				shape: 'answer',
				question: question.text,
				hint: question.hint,
				more: {},
			});
		}
	}
	for (const [index, pane] of sectionPanes.entries()) {
		if (panes.includes(pane)) continue;
		const before = sectionPanes[index - 1];
		panes.splice(before ? panes.indexOf(before) + 1 : 0, 0, pane);
	}
	return [...panes, ...leftOver(step, panes, items, known)];
}

function leftOver(
	step: Step,
	panes: readonly Pane[],
	items: readonly Item[],
	known: readonly Question[],
): Pane[] {
	return items
		.filter((item) => item.step === step && item.kind === 'answer' && !isBlank(item.fields))
		.map((item) => (item.slot ?? '').slice(step.length + 1))
		.filter((key) => !panes.some((pane) => pane.key === key))
		.map((key) => {
			const question = known.find((one) => one.id === key);
			return {
				key,
				shape: 'answer',
				question: question?.text ?? '',
				hint: question?.hint,
				more: {},
			} as const;
		});
}

/** Whether something stands in a step: a piece that is not blank. */
export function writtenSteps(items: readonly Item[]): Step[] {
	return [...new Set(items.filter((item) => !isBlank(item.fields)).map((item) => item.step))];
}
