export { acceptInvitation } from './accept-invitation.server.ts';
export { addMember } from './add-member.server.ts';
export { recordAudit } from './audit-store.server.ts';
export { changeCircle, endCircle } from './change-circle.server.ts';
export { changeRegion } from './change-region.server.ts';
export { changeRegionRole } from './change-region-role.server.ts';
export { changeRole } from './change-role.server.ts';
export { changeSelf } from './change-self.server.ts';
export { type CircleSeal, holdCircleKey, openText, sealText, takeInKey } from './circle-key.server.ts';
export { listGroups, mayAppoint, maySeat } from './circle-store.server.ts';
export type { Delivered } from './deliver-invitation.server.ts';
export { deliverInvitation } from './deliver-invitation.server.ts';
export { demoAccounts, removeDemonstration, removeDemonstrationByOperator } from './demonstration.server.ts';
export { endMembership } from './end-membership.server.ts';
export { findInvitationByCode, listOpenInvitations } from './invitation-store.server.ts';
export type { Invited } from './invite.server.ts';
export { inviteToGroup, inviteToRegion, renewInvitation, revokeInvitation } from './invite.server.ts';
export { leaveRegion } from './leave-region.server.ts';
export { makeCircle } from './make-circle.server.ts';
export { makeOrganisation } from './make-organisation.server.ts';
export {
	addFirstPerson,
	addRegion,
	endLoading,
	findCircle,
	findMe,
	findPeopleOfUser,
	hasRegions,
	listMembers,
	listMyCircles,
	listRegions,
} from './people-store.server.ts';
export { listPeople } from './person-store.server.ts';
export { findByToken, makeToken, revokeToken } from './personal-token.server.ts';
export { listOrganisations, listRegionAudit } from './region-store.server.ts';
export { listTokens } from './token-store.server.ts';
