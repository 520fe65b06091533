import { type CircleKind, usualLevel } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Term } from './term.ts';

/** What someone may do on a topic, strongest first where an answer is asked. */
export const verbs = ['decides', 'passesOn', 'putsOnAgenda', 'advises', 'carriesOut', 'isInformed'] as const;
export type Verb = (typeof verbs)[number];

export const addresseeKinds = ['circle', 'coordinator', 'outside'] as const;
export type AddresseeKind = (typeof addresseeKinds)[number];
/** Groups that can be addressed: those of a case and the own notebook never are. */
export const addressableKinds = [
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
] as const satisfies CircleKind[];

export type MandateState = 'proposed' | 'accepted' | 'declined' | 'withdrawn';
/** Where something can be changed; a proposal, access never depends on it. */
export type Level = ReturnType<typeof usualLevel>;

export type Topic = { readonly id: string; readonly name: string; readonly endedOn: Day | null };
export type Rule = Topic & { readonly topicId: string };

/** A group, the coordinator or a body outside Lus to which signals or themes go. */
export type Addressee = {
	readonly id: string;
	readonly name: string;
	readonly kind: AddresseeKind;
	readonly circleId: string | null;
	readonly circleKind: CircleKind | null;
	readonly email: string | null;
	/** Confirms receipt and notes dates and answers for a group. */
	readonly secretaryId: string | null;
	/** Carries questions to a body outside Lus and types in what it answers by mail or on paper. */
	readonly bearerId: string | null;
	/** Bodies that decide or advise for the region receive themes, no single signals. */
	readonly receives: 'signals' | 'themes';
	readonly meetingDates: readonly Day[];
	readonly endedOn: Day | null;
};

/** What an addressee may do on a topic, within which limits, answering by when; a promise only when accepted. */
export type Mandate = {
	readonly id: string;
	readonly addresseeId: string;
	readonly topicId: string;
	readonly verb: Verb;
	readonly limits: string;
	readonly responsibility: string;
	readonly term: Term;
	readonly state: MandateState;
	readonly acceptedBy: string | null;
	/** For a body outside Lus: who said yes on its behalf. */
	readonly acceptedFor: string | null;
	readonly acceptedOn: Day | null;
};

/** What an addressee usually receives: bodies of the region and bodies outside Lus themes, all others signals. */
export function usuallyReceives(kind: AddresseeKind, circleKind: CircleKind | null): Addressee['receives'] {
	if (kind === 'outside') return 'themes';
	return kind === 'circle' && circleKind && usualLevel(circleKind) === 'macro' ? 'themes' : 'signals';
}

/** Whether this verb carries a duty to answer. Who is only informed owes nothing. */
export function owesAnswer(verb: Verb): boolean {
	return verb !== 'isInformed';
}

/** What a mandate promises, as one text: two mandates that promise the same have the same one. */
export function wordingOf({
	verb,
	limits,
	responsibility,
	term,
}: Pick<Mandate, 'verb' | 'limits' | 'responsibility' | 'term'>): string {
	return JSON.stringify([verb, limits, responsibility, term.kind, term.count, term.fallbackDays]);
}
