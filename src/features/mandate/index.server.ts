export { listAddressableCircles } from './addressee-store.server.ts';
export { acceptMandate, declineMandate } from './answer-proposal.server.ts';
export { listConsultations } from './consultation-store.server.ts';
export { listContacts } from './contacts.server.ts';
export { addAddressee, changeAddressee, endAddressee, noteMeetingDates } from './keep-addressees.server.ts';
export { keepConsultation, removeConsultation } from './keep-consultations.server.ts';
export {
	addRule,
	addTopic,
	beginTopics,
	endRule,
	endTopic,
	renameRule,
	renameTopic,
} from './keep-topics.server.ts';
export {
	findAddressee,
	findMandate,
	listAddressees,
	listMandates,
	listRules,
	listTopics,
} from './mandate-store.server.ts';
export { changeMandate, proposeMandate } from './propose-mandate.server.ts';
export { listProposalsForMe, whoActs } from './who-acts.server.ts';
export { withdrawMandate } from './withdraw-mandate.server.ts';
