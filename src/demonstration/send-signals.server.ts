import { randomUUID } from 'node:crypto';
import {
	answerSignal,
	decideSignal,
	declineSignal,
	judgeSignal,
	listLookBacks,
	noteLookBack,
	receiveSignal,
	returnSignal,
	sendSignal,
	whoAnswers,
	withdrawSignal,
	writeDraft,
} from '#features/signal/index.server.ts';
import { type DecisionInput, draftBody, RELEASE_DAYS } from '#features/signal/index.ts';
import { addDays } from '#platform/day.ts';
import type { Calendar } from './calendar.ts';
import type { PeopleContent } from './people-content.ts';
import type { Demonstration, SignalRow } from './read-demonstration.server.ts';
import type { DecisionContent, JudgementContent, SignalContent } from './signals-content.ts';
import type { Stage } from './stage.server.ts';

/** An arrival is acknowledged so many days later. */
const RECEIPT_AFTER = 2;

export const signalName = (n: number) => `signal:${n}`;

/** Who of a group speaks for it when nobody is named: who sits there the longest. */
export function speakerOf(people: PeopleContent, circle: string, named?: string): string {
	const first = people.circles.find(({ id }) => id === circle)?.seats[0]?.person;
	const speaker = named ?? first;
	if (!speaker) throw new Error(`nobody sits in ${circle}`);
	return speaker;
}

/** Puts every sending on its day, with the drafts that still lie at their table. */
export function planSendings(
	stage: Stage,
	{ people, signals, rows }: Demonstration,
	calendar: Calendar,
): void {
	for (const signal of signals.signals) {
		const row = rows[signal.n - 1];
		if (!row) throw new Error(`signalen.csv has no row ${signal.n}`);
		calendar.at(signal.sent, () => send(stage, people, signal, row));
		calendar.roundOn(signal.sent + RELEASE_DAYS);
	}
	for (const { id, from, by, day, topic, statement, facts } of signals.drafts) {
		const body = draftBody.parse({ statement, facts, topicId: stage.idOf(`topic:${topic}`) });
		const circleId = stage.idOf(`circle:${from}`);
		const draft = { id: stage.idOf(`draft:${id}`), circleId, cycleId: null, version: 0, body };
		calendar.at(day, () => stage.as(by, day, async (tx) => void (await writeDraft(tx, draft))));
	}
}

async function send(
	stage: Stage,
	people: PeopleContent,
	signal: SignalContent,
	row: SignalRow,
): Promise<void> {
	const { from, by, to, sent, topic, rule, direction, level, support, facts, wouldHelp, ownSentence } =
		signal;
	const { rules, content } = stage.tools;
	const labelled = content.topics.find(({ nl }) => nl.toLowerCase() === row.topic);
	const fromTable = people.circles.find(({ id }) => id === from)?.kind === 'table';
	const body = draftBody.parse({
		...{ direction, statement: row.statement, facts, wouldHelp, level, support },
		...{ ownSentence, ownSentenceAgreed: ownSentence !== '' },
		topicId: stage.idOf(`topic:${topic ?? labelled?.id}`),
		ruleId: stage.idOf(`rule:${rule}`),
		addresseeId: to ? stage.idOf(`addressee:${to}`) : null,
		familyKnows: fromTable ? 'yes' : 'notAboutFamily',
	});
	const draftId = stage.idOf(`draft:${signal.n}`);
	await stage.as(speakerOf(people, from, by), sent, async (tx) => {
		const circleId = stage.idOf(`circle:${from}`);
		const version = await writeDraft(tx, { id: draftId, circleId, cycleId: null, version: 0, body });
		const day = addDays(tx.actor.today, RELEASE_DAYS);
		const { mandateId } = await whoAnswers(tx, body, day, rules.holidays);
		const preview = { draftId, signalId: stage.idOf(signalName(signal.n)), version, mandateId };
		const said = { looked: true, knowsReaders: true, language: 'nl' } as const;
		await sendSignal(tx, { ...preview, ...said }, { gate: rules.gate.lists, holidays: rules.holidays });
	});
}

/**
 * What happens to a signal after it arrived.
 * @param arrived the day on which it reached its addressee
 * @param holder who acts for that addressee
 */
export function planStory(
	stage: Stage,
	people: PeopleContent,
	{ n, from, by, receive, story }: SignalContent,
	arrived: number,
	holder: string,
	calendar: Calendar,
): void {
	const signalId = stage.idOf(signalName(n));
	const at = (after: number, who: string, work: Parameters<Stage['as']>[2]) =>
		calendar.at(arrived + after, async () => void (await stage.as(who, arrived + after, work)));
	const sender = speakerOf(people, from, by);
	if (receive) at(RECEIPT_AFTER, holder, (tx) => receiveSignal(tx, signalId));
	const { returned, declined, withdrawn, decided, answered, judged, lookedBack } = story;
	for (const told of [returned, declined, answered]) if (told) calendar.tellOn(arrived + told.after);
	if (returned) at(returned.after, holder, (tx) => returnSignal(tx, signalId, returned.question));
	if (declined) at(declined.after, holder, (tx) => declineSignal(tx, signalId, declined.reason));
	if (withdrawn) at(withdrawn.after, sender, (tx) => withdrawSignal(tx, signalId));
	const decisionId = randomUUID();
	if (decided) {
		const made = { id: decisionId, signalId, via: 'meeting', replierName: null } as const;
		at(decided.after, holder, (tx) => decideSignal(tx, { ...decisionOf(stage, decided), ...made }));
	}
	if (answered) {
		const { after, ...words } = answered;
		at(after, holder, (tx) => answerSignal(tx, { id: randomUUID(), signalId, decisionId, ...words }));
	}
	if (judged) planJudgement(stage, signalId, sender, arrived, judged, calendar);
	if (!lookedBack) return;
	at(lookedBack.after, sender, async (tx) => {
		const [asked] = await listLookBacks(tx, signalId);
		if (asked) await noteLookBack(tx, { id: asked.id, signalId, value: lookedBack.value });
	});
}

/** Those who raised it judge the answer; the family's verdict is noted by the table beside its own. */
export function planJudgement(
	stage: Stage,
	signalId: string,
	sender: string,
	from: number,
	{ after, senders, family }: JudgementContent,
	calendar: Calendar,
): void {
	calendar.at(from + after, () =>
		stage.as(sender, from + after, async (tx) => {
			await judgeSignal(tx, { id: randomUUID(), signalId, byWhom: 'senders', value: senders });
			if (family) await judgeSignal(tx, { id: randomUUID(), signalId, byWhom: 'family', value: family });
		}),
	);
}

/** A decision of the content with its days and ids. */
export function decisionOf(stage: Stage, decision: DecisionContent): DecisionInput {
	const { verdict, reason, what, plainWords, nextLook, whoThen, trialRule, trialUntil } = decision;
	const { trialFor = null, trialWatch = null } = decision;
	return {
		...{ verdict, reason, what, plainWords, trialFor, trialWatch },
		nextLookOn: nextLook === undefined ? null : stage.dayOf(nextLook),
		whoThen: whoThen ?? null,
		trialRuleId: trialRule ? stage.idOf(`rule:${trialRule}`) : null,
		trialUntil: trialUntil === undefined ? null : stage.dayOf(trialUntil),
	};
}
