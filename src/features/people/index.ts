export type { CircleKind, CircleRole, Person, RegionRole } from './people.ts';
export { circleKinds, circleRoles, holds, isBody, leads, usualLevel } from './people.ts';
export {
	circleChangeForm,
	circleForm,
	firstMemberForm,
	groupInvitationForm,
	joinForm,
	memberForm,
	organisationForm,
	regionForm,
	regionInvitationForm,
	roleForm,
	selfForm,
	tokenForm,
} from './people-forms.ts';
export { peopleWords } from './people-words.ts';
