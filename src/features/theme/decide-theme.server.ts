import { listAddressees, listMandates } from '#features/mandate/index.server.ts';
import { acceptedMandateFor, type HolidayRules } from '#features/mandate/index.ts';
import {
	addAnswer,
	addDecision,
	addDelivery,
	addLookBacks,
	appendEvent,
	changeExecution,
	clearNotices,
	type Execution,
	findDecision,
	listAnswers,
	listDecisions,
	listDeliveries,
	listMyAddresseeIds,
	listSignalsOfTheme,
	lockSignal,
	markDelivery,
	moveSignal,
	type Via,
	withTerm,
} from '#features/signal/index.server.ts';
import type { AnswerInput, DecisionInput, SignalState } from '#features/signal/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { findOwnReplyLink } from './reply-link-store.server.ts';
import { listToldExecutions } from './road-store.server.ts';
import { mayBeShown, type ThemeState } from './theme.ts';
import { actsAsCoordinator, changeTheme, findTheme, listThemeSignals } from './theme-store.server.ts';
import { checkThemeMove, lockOrRefuse, lockToWork, tooFewTables } from './work-on-theme.server.ts';

/**
 * Brings a theme before a body. Its own term starts now, by its accepted mandate, and ends that of the coordinator for
 * the signals in it; without one there is no date and the page says so.
 * @returns by when it answers, or null
 * @throws Refusal too-few-tables, not-found, delivered-already
 */
export async function deliverTheme(
	tx: Tx,
	input: { id: string; themeId: string; addresseeId: string },
	holidays: HolidayRules,
): Promise<Day | null> {
	await lockToWork(tx, input.themeId);
	const theme = await findTheme(tx, input.themeId);
	if (!theme || !mayBeShown(theme.tables)) throw tooFewTables();
	const open = (await listDeliveries(tx, { themeId: theme.id })).filter((one) => one.endedOn === null);
	const known = open.find((one) => one.addresseeId === input.addresseeId);
	if (known) return known.dueOn;
	const addressee = (await listAddressees(tx)).find(
		(one) => one.id === input.addresseeId && one.endedOn === null,
	);
	if (!addressee) throw notFound();
	const mandate = acceptedMandateFor(addressee.id, theme.topicId, await listMandates(tx));
	const { dueOn, basis, mandateId } = withTerm(addressee, mandate, 'chosen', tx.actor.today, holidays);
	const { id, themeId, addresseeId } = input;
	await addDelivery(tx, { id, signalId: null, themeId, addresseeId, mandateId, dueOn, dueBasis: basis });
	for (const { id: signalId } of await listThemeSignals(tx, themeId)) {
		await appendEvent(tx, {
			signalId,
			what: 'themeDelivered',
			from: null,
			to: null,
			side: 'coordinator',
			addresseeId,
			themeId,
			note: dueOn ?? '',
		});
		// The term for passing on ends where the body's own begins; without one the coordinator still owes the answer.
		if (dueOn === null) continue;
		for (const delivery of await listDeliveries(tx, { signalId }))
			await markDelivery(tx, delivery.id, 'endedOn');
		await clearNotices(tx, { signalId });
	}
	return dueOn;
}

/**
 * The body decides on a theme: in Lus, through its reply link, or typed in by its bearer after a mail, a letter or
 * a meeting. The bearer is named; Lus reads no mailbox.
 * @throws Refusal not-found, not-delivered, theme-cannot-move
 */
export async function decideTheme(
	tx: Tx,
	input: DecisionInput & {
		id: string;
		themeId: string;
		addresseeId: string;
		via: Via;
		replierName: string | null;
	},
): Promise<void> {
	const theme = await lockOrRefuse(tx, input.themeId);
	if (await findDecision(tx, input.id)) return;
	await checkMayDecide(tx, input.addresseeId);
	const delivery = (await listDeliveries(tx, { themeId: theme.id })).find(
		(one) => one.addresseeId === input.addresseeId && one.endedOn === null,
	);
	if (!delivery) throw notDelivered();
	if (theme.state !== 'decided') checkThemeMove(theme.state, 'decided');
	await addDecision(tx, { ...input, signalId: null, enteredBy: tx.actor.personId ?? null });
	await changeTheme(tx, theme.id, { state: 'decided' });
	if (!delivery.receivedOn) await markDelivery(tx, delivery.id, 'receivedOn');
	await markDelivery(tx, delivery.id, 'endedOn');
}

async function checkMayDecide(tx: Tx, addresseeId: string): Promise<void> {
	if (tx.actor.replyId) {
		if ((await findOwnReplyLink(tx))?.addresseeId === addresseeId) return;
		throw notFound();
	}
	if (!(await listMyAddresseeIds(tx)).includes(addresseeId)) throw notFound();
}

/** The secretary or a member acknowledges a theme; the term runs from delivery all the same. */
export async function receiveTheme(tx: Tx, themeId: string): Promise<void> {
	const mine = await listMyAddresseeIds(tx);
	const open = (await listDeliveries(tx, { themeId })).filter(
		(one) => one.endedOn === null && mine.includes(one.addresseeId),
	);
	if (open.length === 0) throw notFound();
	for (const delivery of open) await markDelivery(tx, delivery.id, 'receivedOn');
}

/**
 * Moves the signals of a decided theme along and tells them how far it is carried out. The body never saw single
 * signals, so a job does this: right after the act, and again whenever it walks by. What was told is not told twice.
 * @returns how many signals moved
 */
export async function applyThemeDecision(tx: Tx, themeId: string): Promise<number> {
	const decision = (await listDecisions(tx, { themeId })).at(-1);
	if (!decision) return 0;
	const told = await listToldExecutions(tx, themeId);
	const step = { side: 'addressee', addresseeId: decision.addresseeId, themeId } as const;
	const isTrial = decision.verdict === 'trial';
	let moved = 0;
	for (const { id, state } of await listSignalsOfTheme(tx, themeId)) {
		const from = state as SignalState;
		const trialEnds = from === 'trialRunning' && !isTrial;
		if (from === 'inDiscussion' || from === 'recommended' || trialEnds) {
			const what = 'decided';
			await moveSignal(tx, { id, state: from }, 'decided', { what, note: decision.verdict, ...step });
			if (isTrial)
				await moveSignal(tx, { id, state: 'decided' }, 'trialRunning', { what: 'trialRunning', ...step });
			moved += 1;
		}
		const { execution } = decision;
		if (execution === (told.get(id) ?? 'notStarted')) continue;
		const note = execution;
		await appendEvent(tx, { signalId: id, what: 'execution', from: null, to: null, note, ...step });
	}
	return moved;
}

/**
 * The coordinator answers the signals of a decided theme, each with its own text. All or nothing.
 * @param input.answers one for each signal that is to be answered now
 * @throws Refusal not-found, not-decided, signal-cannot-move
 */
export async function answerTheme(
	tx: Tx,
	input: { themeId: string; answers: readonly ({ id: string; signalId: string } & AnswerInput)[] },
): Promise<void> {
	const theme = await lockToWork(tx, input.themeId);
	const decision = (await listDecisions(tx, { themeId: theme.id })).at(-1);
	if (!decision) throw notDecided();
	const inTheme = new Set((await listThemeSignals(tx, theme.id)).map((signal) => signal.id));
	for (const { id, signalId, body, plainWords } of input.answers) {
		if (!inTheme.has(signalId)) throw notFound();
		if ((await listAnswers(tx, signalId)).some((answer) => answer.id === id)) continue;
		const signal = await lockSignal(tx, signalId);
		if (!signal) throw notFound();
		await moveSignal(tx, signal, 'answered', {
			what: 'answered',
			side: 'coordinator',
			addresseeId: decision.addresseeId,
			themeId: theme.id,
		});
		await addAnswer(tx, { id, signalId, decisionId: decision.id, body, plainWords });
		await addLookBacks(tx, signalId);
		for (const delivery of await listDeliveries(tx, { signalId }))
			await markDelivery(tx, delivery.id, 'endedOn');
	}
	const left = (await listThemeSignals(tx, theme.id)).some((signal) => signal.state === 'decided');
	const next: ThemeState = left ? 'decided' : 'answered';
	if (next !== theme.state) await changeTheme(tx, theme.id, { state: next });
}

/**
 * How far a decision is carried out. `applyThemeDecision` tells the signals of its theme.
 * @throws Refusal not-found for who neither coordinates nor decided
 */
export async function followExecution(
	tx: Tx,
	input: { decisionId: string; execution: Execution; executionNote: string; executionLookOn: Day | null },
): Promise<void> {
	const { decisionId, ...change } = input;
	const decision = await findDecision(tx, decisionId);
	if (!decision || !(await mayFollow(tx, decision.addresseeId))) throw notFound();
	await changeExecution(tx, decisionId, change);
}

async function mayFollow(tx: Tx, addresseeId: string): Promise<boolean> {
	return (await actsAsCoordinator(tx)) || (await listMyAddresseeIds(tx)).includes(addresseeId);
}

function notDelivered(): Refusal {
	return new Refusal('not-delivered', {
		nl: 'Dit thema ligt niet (meer) bij dit overleg. Kijk op de weg van het thema waar het nu is.',
		en: 'This theme is not (any more) with this body. The road of the theme shows where it is now.',
	});
}

function notDecided(): Refusal {
	return new Refusal('not-decided', {
		nl: 'Er is nog geen beslissing. Een antwoord komt na de beslissing, met de reden erbij.',
		en: 'There is no decision yet. An answer follows the decision, with its reason.',
	});
}
