import { randomUUID } from 'node:crypto';
import {
	addNuance,
	addStopToTheme,
	answerTheme,
	applyThemeDecision,
	bundleSignal,
	decideTheme,
	deliverTheme,
	followExecution,
	makeTheme,
	publishTheme,
	receiveTheme,
	recommend,
	takeTheme,
} from '#features/theme/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Calendar } from './calendar.ts';
import { DESK, holderOf } from './make-mandates.server.ts';
import type { Demonstration } from './read-demonstration.server.ts';
import { decisionOf, planJudgement, signalName, speakerOf } from './send-signals.server.ts';
import type { Stage } from './stage.server.ts';
import type { ThemeContent } from './themes-content.ts';

/** Puts everything that happens to a theme on its day. The coordinator does it all but receiving, deciding, judging. */
export function planTheme(stage: Stage, all: Demonstration, theme: ThemeContent, calendar: Calendar): void {
	const themeId = stage.idOf(`theme:${theme.id}`);
	const at = (count: number, work: (tx: Tx) => Promise<unknown>, who = DESK) =>
		calendar.at(count, async () => void (await stage.as(who, count, work)));
	at(theme.made, (tx) => begin(tx, stage, theme));
	for (const { day, dayKnown, kind, circle, label, orderKnown } of theme.stops) {
		const onDay = dayKnown ? stage.dayOf(day) : null;
		const circleId = circle ? stage.idOf(`circle:${circle}`) : null;
		at(day, (tx) => addStopToTheme(tx, randomUUID(), themeId, { kind, circleId, label, onDay, orderKnown }));
	}
	for (const { day, sector, points } of theme.nuances)
		at(day, async (tx) => {
			for (const body of points) await addNuance(tx, randomUUID(), themeId, { sector, body });
		});
	if (theme.recommended !== undefined)
		at(theme.recommended, async (tx) => {
			for (const { coreTheme = null, ...words } of theme.recommendations)
				await recommend(tx, randomUUID(), themeId, { coreTheme, ...words });
		});
	for (const delivered of theme.delivered) planDelivery(stage, all, theme, delivered, calendar);
	if (theme.published !== undefined) at(theme.published, (tx) => publishTheme(tx, themeId));
	const { answered } = theme;
	if (answered === undefined) return;
	const answers = theme.answers.map(({ n, body, plainWords }) => {
		return { id: randomUUID(), signalId: stage.idOf(signalName(n)), body, plainWords };
	});
	at(answered, (tx) => answerTheme(tx, { themeId, answers }));
	calendar.tellOn(answered);
	for (const { n, judged } of theme.answers) {
		const signal = all.signals.signals.find((one) => one.n === n);
		if (!judged || !signal) continue;
		const sender = speakerOf(all.people, signal.from, signal.by);
		planJudgement(stage, stage.idOf(signalName(n)), sender, answered, judged, calendar);
	}
}

async function begin(tx: Tx, stage: Stage, theme: ThemeContent): Promise<void> {
	const { kind, title, topic, rule, summary, familiesSay, wouldHelp, taken, made } = theme;
	const id = stage.idOf(`theme:${theme.id}`);
	await makeTheme(tx, id, {
		...{ kind, title, summary, familiesSay, wouldHelp },
		topicId: topic ? stage.idOf(`topic:${topic}`) : null,
		ruleId: rule ? stage.idOf(`rule:${rule}`) : null,
	});
	for (const n of theme.signals) await bundleSignal(tx, id, stage.idOf(signalName(n)));
	if (taken !== undefined) await takeTheme(tx, id, Number(stage.dayOf(made).slice(0, 4)) + taken);
}

function planDelivery(
	stage: Stage,
	{ people, mandates }: Demonstration,
	theme: ThemeContent,
	{ to, day, received, decided, execution }: ThemeContent['delivered'][number],
	calendar: Calendar,
): void {
	const themeId = stage.idOf(`theme:${theme.id}`);
	const addresseeId = stage.idOf(`addressee:${to}`);
	const holder = holderOf(to, mandates, people);
	const at = (count: number, work: (tx: Tx) => Promise<unknown>, who = holder) =>
		calendar.at(count, async () => void (await stage.as(who, count, work)));
	const bring = { id: randomUUID(), themeId, addresseeId };
	at(day, (tx) => deliverTheme(tx, bring, stage.tools.rules.holidays), DESK);
	if (received !== undefined) at(received, (tx) => receiveTheme(tx, themeId));
	if (!decided) return;
	const decisionId = randomUUID();
	const carry = (count: number) =>
		calendar.at(count, async () => void (await stage.jobs(count, (tx) => applyThemeDecision(tx, themeId))));
	const made = { id: decisionId, themeId, addresseeId, via: 'meeting', replierName: null } as const;
	at(decided.day, (tx) => decideTheme(tx, { ...decisionOf(stage, decided), ...made }));
	carry(decided.day);
	if (!execution) return;
	const { state, note } = execution;
	const followed = { decisionId, execution: state, executionNote: note, executionLookOn: null };
	at(execution.day, (tx) => followExecution(tx, followed));
	carry(execution.day);
}
