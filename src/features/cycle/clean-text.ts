import { conditions, type Item, type ItemKind, isBlank, type Step, stepOrder } from './cycle.ts';
import type { StepWords } from './step-words.ts';

/** What the text needs of an action. */
export type ActionLine = {
	readonly what: string;
	readonly ownerName: string;
	readonly dueOn: string | null;
	readonly effect?: string;
};

/**
 * A reflection as plain text for a client file: no markup, no signals, no voices. Steps without words are left out.
 * @param questionOf finds the guiding question of an answer's slot, in the language of `say`
 * @param sayDay writes a day as people say it
 */
export function cleanText(
	head: readonly string[],
	items: readonly Item[],
	actions: readonly ActionLine[],
	say: StepWords,
	questionOf: (slot: string) => string,
	sayDay: (day: string) => string,
): string {
	const lines = [...head];
	for (const step of stepOrder) {
		const body = [
			...piecesOf(step, items, say, questionOf, sayDay),
			...(step === 'act' ? actionLines(actions, say, sayDay) : []),
		];
		if (body.length > 0) lines.push('', say.steps[step].toUpperCase(), ...body);
	}
	return lines.join('\n');
}

function piecesOf(
	step: Step,
	items: readonly Item[],
	say: StepWords,
	questionOf: (slot: string) => string,
	sayDay: (day: string) => string,
): string[] {
	const here = items.filter(
		(item) => item.step === step && item.kind !== 'nextAction' && !isBlank(item.fields),
	);
	const line = (item: Item) => `- ${lineOf(item, say, sayDay)}`;
	const answers = here
		.filter((item) => item.kind === 'answer')
		.flatMap((item) => [questionOf(item.slot ?? '') || say.earlier, item.fields.text ?? '']);
	const kinds = [...new Set(here.map((item) => item.kind))].filter(
		(kind) => kind !== 'answer' && !under(kind),
	);
	const lists = kinds.flatMap((kind) => [
		`${say.kinds[kind]}:`,
		...here
			.filter((item) => item.kind === kind)
			.flatMap((item) => [
				line(item),
				...here
					.filter((one) => one.parentId === item.id && under(one.kind))
					.map((one) => `    ${say.kinds[one.kind]}: ${one.fields.text}`),
			]),
	]);
	return [...answers, ...lists];
}

const under = (kind: ItemKind) => kind === 'evidenceFor' || kind === 'evidenceAgainst';

function lineOf({ kind, slot, fields }: Item, say: StepWords, sayDay: (day: string) => string): string {
	const given = (name: string) => (fields[name] ?? '').trim();
	const labelled = (label: string, value: string) => (value ? `${label.toLowerCase()}: ${value}` : '');
	const condition = conditions.find((one) => slot === `plan.condition-${one}`);
	const parts = [
		labelled(say.fields.who, kind === 'perspective' || kind === 'mandateQuestion' ? '' : given('who')),
		labelled(say.fields.when, given('when')),
		labelled(say.fields.often, given('often')),
		fields.known && fields.known in say.known
			? say.known[fields.known as keyof typeof say.known].toLowerCase()
			: '',
		fields.verdict && fields.verdict in say.verdicts
			? say.verdicts[fields.verdict as keyof typeof say.verdicts].toLowerCase()
			: '',
		labelled(say.fields.decider, kind === 'mandateQuestion' ? given('who') : given('decider')),
		labelled(say.fields.askedOn, given('askedOn') && sayDay(given('askedOn'))),
		labelled(say.fields.answer, given('answer')),
	].filter(Boolean);
	const lead = condition
		? `${say.conditions[condition]}: `
		: kind === 'perspective' && given('who')
			? `${given('who')}: `
			: '';
	const holds = condition && given('holds') ? say.holds[given('holds') as 'yes' | 'partly' | 'no'] : '';
	const body = [holds, given('text')].filter(Boolean).join('. ');
	return `${lead}${body}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}`;
}

function actionLines(
	actions: readonly ActionLine[],
	say: StepWords,
	sayDay: (day: string) => string,
): string[] {
	return actions.map(({ what, ownerName, dueOn, effect }) => {
		const parts = [ownerName, dueOn ? `${say.action.by} ${sayDay(dueOn)}` : '', effect ?? ''].filter(Boolean);
		return `- ${what}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}`;
	});
}
