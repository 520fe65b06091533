export { easterSunday, type HolidayRules, holidaysOf, nextWorkingDay, workingDay } from './holidays.ts';
export type { Addressee, AddresseeKind, Level, Mandate, MandateState, Rule, Topic, Verb } from './mandate.ts';
export { addressableKinds, addresseeKinds, owesAnswer, verbs } from './mandate.ts';
export { type Due, dueDay, type Term } from './term.ts';
export type { Finding, Proposal, TopicRow } from './who-decides.ts';
export { acceptedMandateFor, findingsOf, matrixOf, proposeAddressee } from './who-decides.ts';
