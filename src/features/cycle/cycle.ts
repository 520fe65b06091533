/** The five steps in their order on rail and poster. Any of them may be entered first. */
export const stepOrder = ['reflect', 'objectify', 'analyse', 'plan', 'act'] as const;
export type Step = (typeof stepOrder)[number];

/** Ways in: before a hard talk, looking back, or how things are going. */
export const doors = ['lookAhead', 'lookBack', 'goesWell', 'mayGetStuck', 'stuck'] as const;
export type Door = (typeof doors)[number];

export const levels = ['micro', 'meso', 'macro'] as const;
export type Level = (typeof levels)[number];
export type CycleForm = 'fiveMinutes' | 'full';
/** "Do the young person and the parents know that we discuss this?" */
export const familyAnswers = ['yes', 'partly', 'no'] as const;
export type FamilyAnswer = (typeof familyAnswers)[number];

/** What a person wrote in one piece, field by field. Fields that are not there are empty. */
export type Fields = Readonly<Record<string, string>>;

/** The most characters of one field; more is refused with a sentence, and stays where it was typed. */
export const FIELD_LIMIT = 8_000;

/** Every kind of piece: the step where it lives and its fields, the first of which is its text. */
export const kinds = {
	answer: { step: undefined, fields: ['text'] },
	observation: { step: 'objectify', fields: ['text', 'who', 'when', 'often', 'known'] },
	interpretation: { step: 'objectify', fields: ['text'] },
	feeling: { step: 'objectify', fields: ['text'] },
	hypothesis: { step: 'analyse', fields: ['text', 'test', 'verdict'] },
	evidenceFor: { step: 'analyse', fields: ['text'] },
	evidenceAgainst: { step: 'analyse', fields: ['text'] },
	perspective: { step: 'analyse', fields: ['text', 'who'] },
	knowledge: { step: 'analyse', fields: ['text', 'source'] },
	control: { step: 'plan', fields: ['text'] },
	influence: { step: 'plan', fields: ['text', 'through'] },
	mandateQuestion: { step: 'plan', fields: ['text', 'who'] },
	condition: { step: 'plan', fields: ['text', 'holds'] },
	smallestStep: { step: 'plan', fields: ['text'] },
	caseQuestion: {
		step: 'plan',
		fields: ['text', 'forWhom', 'decider', 'familyKnows', 'askedOn', 'answer', 'answeredOn'],
	},
	/** An action that is being thought of; agreed on, it becomes an action of its own. */
	nextAction: { step: 'act', fields: ['text', 'expected', 'ownerId', 'dueOn', 'checkOn', 'reach'] },
} as const satisfies Record<string, { step: Step | undefined; fields: readonly string[] }>;
export type ItemKind = keyof typeof kinds;
export const itemKinds = Object.keys(kinds) as ItemKind[];

/** "What must be there?" (the conditions of Impactvol Reflecteren, recommendation on mandate and conditions). */
export const conditions = ['time', 'mandate', 'safety', 'support', 'money', 'access'] as const;
export type Condition = (typeof conditions)[number];

/** One piece of a reflection as it stands now. `version` counts its saves. */
export type Item = {
	readonly id: string;
	readonly step: Step;
	readonly kind: ItemKind;
	/** Names the one place of this piece: `step.question`. Pieces of which there may be many have none. */
	readonly slot: string | null;
	readonly parentId: string | null;
	readonly fields: Fields;
	readonly version: number;
	readonly changedBy: string;
	readonly changedAt: string;
};

export function isStep(text: string): text is Step {
	return (stepOrder as readonly string[]).includes(text);
}

/** Whether nothing was written in any field. */
export function isBlank(fields: Fields): boolean {
	return Object.values(fields).every((value) => value.trim() === '');
}

/** The field that is longer than the limit, if any, with its length. */
export function tooLong(fields: Fields): { field: string; length: number } | undefined {
	for (const [field, { length }] of Object.entries(fields))
		if (length > FIELD_LIMIT) return { field, length };
	return undefined;
}

/** Whether two pieces say the same; a field that is absent counts as empty. */
export function sameFields(a: Fields, b: Fields): boolean {
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
		(name) => (a[name] ?? '') === (b[name] ?? ''),
	);
}

/** The first words of a text, to know a reflection by when it was given no name. */
export function firstWords(text: string, most = 70): string {
	const line = text.trim().split(/\n/)[0] ?? '';
	if (line.length <= most) return line;
	return `${line.slice(0, line.lastIndexOf(' ', most) > 20 ? line.lastIndexOf(' ', most) : most)} …`;
}
