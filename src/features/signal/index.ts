export type { AnswerInput, DecisionInput } from './decision.ts';
export { answerInput, asksExecution, decisionInput } from './decision.ts';
export { decisionWords } from './decision-words.ts';
export type { DraftBody } from './draft.ts';
export { blocks, draftBody, draftFaults } from './draft.ts';
export { hasBlocking, hasMarks, lookAtGate } from './gate.ts';
export { detectSpans } from './gate-detectors.ts';
export { daysOnTheWay, marksOf } from './journey.ts';
export { tellStep } from './journey-words.ts';
export { mailOf, pathOf } from './notice-mail.ts';
export { noticeWords } from './notice-words.ts';
export type {
	DecisionVerdict,
	SignalState,
} from './signal.ts';
export {
	canMove,
	isClosed,
	RELEASE_DAYS,
	TABLES_TO_SHOW,
	verdictsOfDecision,
	verdictsOfSenders,
} from './signal.ts';
export { signalWords } from './signal-words.ts';
