import type { Locale } from '#platform/locale.ts';
import type { GoalState, MeetingState, Moment, TrackKind } from './guidance.ts';

const nl = {
	kinds: {
		supervision: 'Supervisie',
		coaching: 'Coaching of werkbegeleiding',
		workFloor: 'Werkvloercoaching',
		learningGroup: 'Leergroep',
	} satisfies Record<TrackKind, string>,
	/** What who guides is called, and who is guided, per kind. */
	guides: {
		supervision: 'Supervisor',
		coaching: 'Coach',
		workFloor: 'Werkvloercoach',
		learningGroup: 'Leercoach',
	} satisfies Record<TrackKind, string>,
	guided: {
		supervision: 'Wie in supervisie is',
		coaching: 'Wie gecoacht wordt',
		workFloor: 'Wie gecoacht wordt',
		learningGroup: 'Wie deelneemt',
	} satisfies Record<TrackKind, string>,
	goalStates: {
		open: 'bezig',
		reached: 'bereikt',
		partly: 'deels bereikt',
		letGo: 'losgelaten',
	} satisfies Record<GoalState, string>,
	moments: {
		start: 'Aan het begin',
		halfway: 'Halfweg',
		end: 'Aan het einde',
	} satisfies Record<Moment, string>,
	meetingStates: {
		planned: 'gepland',
		held: 'gehouden',
		dropped: 'geschrapt',
	} satisfies Record<MeetingState, string>,
	series: 'Begeleidingsreeks',
	ended: 'beëindigd op',
	goals: 'Doelen',
	notice: 'Dat merk je hieraan',
	evidence: 'Dat toont dit',
	talks: 'Gesprek met drie',
	talkHeld: 'gevoerd',
	noDay: 'nog geen dag',
	meetings: 'Bijeenkomsten',
	questions: 'Leervragen',
	lookBack: 'Terugkijken',
	insight: 'Dit neem ik mee',
	stopped: 'Stopte vroeger',
};
export type GuidanceWords = typeof nl;
const en: GuidanceWords = {
	kinds: {
		supervision: 'Supervision',
		coaching: 'Coaching or work guidance',
		workFloor: 'Coaching on the work floor',
		learningGroup: 'Learning group',
	},
	guides: {
		supervision: 'Supervisor',
		coaching: 'Coach',
		workFloor: 'Work-floor coach',
		learningGroup: 'Learning coach',
	},
	guided: {
		supervision: 'In supervision',
		coaching: 'Coached',
		workFloor: 'Coached',
		learningGroup: 'Taking part',
	},
	goalStates: { open: 'under way', reached: 'reached', partly: 'partly reached', letGo: 'let go' },
	moments: { start: 'At the start', halfway: 'Half-way', end: 'At the end' },
	meetingStates: { planned: 'planned', held: 'held', dropped: 'dropped' },
	series: 'Guidance series',
	ended: 'ended on',
	goals: 'Goals',
	notice: 'How one will notice',
	evidence: 'What shows it',
	talks: 'Talk of three',
	talkHeld: 'held',
	noDay: 'no day yet',
	meetings: 'Meetings',
	questions: 'Learning questions',
	lookBack: 'Looking back',
	insight: 'What I take along',
	stopped: 'Stopped early',
};
/** The words of series of guidance that more than one place says, per language. */
export const guidanceWords: Record<Locale, GuidanceWords> = { nl, en };
