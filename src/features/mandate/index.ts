export { isHolder, waitingFor } from './holder.ts';
export { type HolidayRules, nextWorkingDay } from './holidays.ts';
export type { Addressee, AddresseeKind, Level, Mandate, Rule, Topic, Verb } from './mandate.ts';
export { owesAnswer, verbs, wordingOf } from './mandate.ts';
export {
	acceptInput,
	addresseeChange,
	addresseeInput,
	byId,
	consultationInput,
	datesInput,
	mandateChangeForm,
	mandateForm,
	mandateInput,
	ruleInput,
	topicInput,
} from './mandate-input.ts';
export { mandateWords } from './mandate-words.ts';
export { inSentence, sayFindings, sayMandate, sayPromise } from './say-mandate.ts';
export { dueDay } from './term.ts';
export type { Finding } from './who-decides.ts';
export { acceptedMandateFor, findingsOf, matrixOf, proposeAddressee } from './who-decides.ts';
