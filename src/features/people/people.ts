import type { Locale } from '#platform/locale.ts';

export const circleKinds = [
	'individual',
	'duo',
	'table',
	'team',
	'organisation',
	'learningCircle',
	'intervisionGroup',
	'learningGroup',
	'learningNetwork',
	'workingGroup',
	'steeringGroup',
	'networkForum',
	'regionalConsultation',
] as const;
export type CircleKind = (typeof circleKinds)[number];

export const circleRoles = ['member', 'chairperson', 'processGuide', 'ambassador', 'observer'] as const;
export type CircleRole = (typeof circleRoles)[number];

export type RegionRole = 'coordinator' | 'administrator';

/** Someone who is logged in, as a person of one region. */
export type Person = {
	readonly regionId: number;
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly locale: Locale;
	readonly regionName: string;
	readonly demonstration: boolean;
	readonly secondFactorRequired: boolean;
	readonly roles: readonly RegionRole[];
	/** The person's own notebook: a group of one. */
	readonly ownCircleId: string;
};

/** Whether the person holds this role in the region. */
export function holds(person: Pick<Person, 'roles'>, role: RegionRole): boolean {
	return person.roles.includes(role);
}

/** Who leads a group: may invite people into it and end memberships. */
export function leads(role: CircleRole): boolean {
	return role === 'chairperson' || role === 'processGuide';
}

/** A body that decides or advises for the region; lists show these under the heading "Overleg". */
export function isBody(kind: CircleKind): boolean {
	return kind === 'steeringGroup' || kind === 'networkForum' || kind === 'regionalConsultation';
}

/** Where a question from such a group can usually be changed; a proposal, nothing depends on it. */
export function usualLevel(kind: CircleKind): 'micro' | 'meso' | 'macro' {
	if (kind === 'individual' || kind === 'duo' || kind === 'table') return 'micro';
	if (kind === 'steeringGroup' || kind === 'networkForum' || kind === 'regionalConsultation') return 'macro';
	return 'meso';
}
