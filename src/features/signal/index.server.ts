export { assignSignal } from './assign-signal.server.ts';
export { listSignalsOfTheme } from './clock-store.server.ts';
export { answerSignal, decideSignal } from './decide-signal.server.ts';
export type { Decision, Execution, Via } from './decision-store.server.ts';
export {
	addAnswer,
	addDecision,
	changeExecution,
	findDecision,
	listAnswers,
	listDecisions,
} from './decision-store.server.ts';
export type { Delivery } from './delivery-store.server.ts';
export {
	addDelivery,
	addReader,
	listDeliveries,
	listMyAddresseeIds,
	listOpenDeliveries,
	markDelivery,
} from './delivery-store.server.ts';
export {
	declineSignal,
	discussSignal,
	moveSignal,
	receiveSignal,
	returnSignal,
	settle,
} from './handle-signal.server.ts';
export { brokenAt, chainEvents } from './hash-chain.server.ts';
export { judgeSignal, noteLookBack, revokeOwnSentence, withdrawSignal } from './judge-signal.server.ts';
export {
	addLookBacks,
	listLookBacks,
} from './judgement-store.server.ts';
export {
	listSignals,
	listTray,
	searchSignals,
} from './list-store.server.ts';
export { loadGate } from './load-gate.server.ts';
export { loadJourney } from './load-journey.server.ts';
export {
	addNotices,
	clearNotices,
	listMyNotices,
	listUnmailed,
	markMailed,
	membersOf,
} from './notice-store.server.ts';
export { findSignalOfDraft, listAnswersTo } from './origin-store.server.ts';
export { whoAnswers, withTerm } from './promise.server.ts';
export { deliverWaiting, releaseSignals } from './release-signals.server.ts';
export { remindActions, remindPromises } from './remind-promises.server.ts';
export { runClocks } from './run-clocks.server.ts';
export { sendSignal } from './send-signal.server.ts';
export {
	appendEvent,
	findSignal,
	listEvents,
	lockSignal,
} from './signal-store.server.ts';
export { tellSenders } from './tell-senders.server.ts';
export { listLetterboxes } from './tell-store.server.ts';
export {
	askSecondReader,
	confirmSecondReading,
	dropDraft,
	loadDraft,
	loadOpenDrafts,
	reopenDraft,
	writeDraft,
} from './write-draft.server.ts';
