export { isHolder, type Who, waitingFor } from './holder.ts';
export { easterSunday, type HolidayRules, holidaysOf, nextWorkingDay, workingDay } from './holidays.ts';
export type { Addressee, AddresseeKind, Level, Mandate, MandateState, Rule, Topic, Verb } from './mandate.ts';
export { addressableKinds, addresseeKinds, owesAnswer, verbs, wordingOf } from './mandate.ts';
export {
	acceptInput,
	addresseeChange,
	addresseeInput,
	byId,
	consultationInput,
	datesInput,
	mandateChange,
	mandateChangeForm,
	mandateForm,
	mandateInput,
	ruleInput,
	topicInput,
} from './mandate-input.ts';
export { mandateWords } from './mandate-words.ts';
export { readDays } from './meeting-dates.ts';
export { inSentence, sayFindings, sayMandate, sayPromise, sayTermInWords } from './say-mandate.ts';
export { type Due, dueDay, type Term } from './term.ts';
export type { Finding, Proposal, TopicRow } from './who-decides.ts';
export { acceptedMandateFor, findingsOf, matrixOf, proposeAddressee } from './who-decides.ts';
