export { recordAudit } from './audit-store.server.ts';
export { openText, sealText } from './circle-key.server.ts';
export type { MyCircle } from './people-store.server.ts';
export {
	addFirstPerson,
	addRegion,
	findCircle,
	findMe,
	findPeopleOfUser,
	hasRegions,
	listMembers,
	listMyCircles,
	listRegions,
} from './people-store.server.ts';
