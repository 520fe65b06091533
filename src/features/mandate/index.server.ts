export {
	findAddressee,
	findMandate,
	listAddressees,
	listMandates,
	listRules,
	listTopics,
} from './mandate-store.server.ts';
