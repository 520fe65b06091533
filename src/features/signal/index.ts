export type { AnswerInput, DecisionInput } from './decision.ts';
export { answerInput, asksExecution, decisionInput } from './decision.ts';
export { decisionWords } from './decision-words.ts';
export type { DraftBody, DraftFault } from './draft.ts';
export { blocks, draftBody, draftFaults, travellingTexts } from './draft.ts';
export { type GateText, hasBlocking, hasMarks, lookAtGate } from './gate.ts';
export { detectSpans } from './gate-detectors.ts';
export { daysOnTheWay, type Mark, marksOf } from './journey.ts';
export { tellStep } from './journey-words.ts';
export { mailOf, pathOf } from './notice-mail.ts';
export { noticeWords } from './notice-words.ts';
export type {
	DecisionVerdict,
	Direction,
	Level,
	SendersVerdict,
	Side,
	SignalState,
	Support,
} from './signal.ts';
export {
	bringsBack,
	canMove,
	isClosed,
	RELEASE_DAYS,
	signalStates,
	TABLES_TO_SHOW,
	verdictsOfDecision,
	verdictsOfSenders,
} from './signal.ts';
export { signalWords } from './signal-words.ts';
