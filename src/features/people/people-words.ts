import type { Locale } from '#platform/locale.ts';
import type { CircleKind, CircleRole, RegionRole } from './people.ts';

type PeopleWords = {
	readonly kinds: Record<CircleKind, string>;
	readonly roles: Record<CircleRole, string>;
	readonly regionRoles: Record<RegionRole, string>;
};

const nl: PeopleWords = {
	kinds: {
		individual: 'individueel',
		duo: 'duo',
		table: 'tafel rond een traject',
		team: 'team',
		organisation: 'organisatie',
		learningCircle: 'leercirkel',
		intervisionGroup: 'intervisiegroep',
		learningGroup: 'leergroep',
		learningNetwork: 'lerend netwerk',
		workingGroup: 'werkgroep',
		steeringGroup: 'stuurgroep',
		networkForum: 'netwerkforum',
		regionalConsultation: 'regionaal intersectoraal overleg',
	},
	roles: {
		member: 'lid',
		chairperson: 'voorzitter',
		processGuide: 'procesbegeleider',
		ambassador: 'ambassadeur',
		observer: 'waarnemer',
	},
	regionRoles: { coordinator: 'coördinator', administrator: 'beheerder' },
};

const en: PeopleWords = {
	kinds: {
		individual: 'individual',
		duo: 'pair',
		table: 'table around a trajectory',
		team: 'team',
		organisation: 'organisation',
		learningCircle: 'learning circle',
		intervisionGroup: 'intervision group',
		learningGroup: 'learning group',
		learningNetwork: 'learning network',
		workingGroup: 'working group',
		steeringGroup: 'steering group',
		networkForum: 'network forum',
		regionalConsultation: 'regional intersectoral consultation',
	},
	roles: {
		member: 'member',
		chairperson: 'chairperson',
		processGuide: 'process guide',
		ambassador: 'ambassador',
		observer: 'observer',
	},
	regionRoles: { coordinator: 'coordinator', administrator: 'administrator' },
};

/** The words of people and groups, per language. */
export const peopleWords: Record<Locale, PeopleWords> = { nl, en };
