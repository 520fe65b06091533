import type { Day } from '#platform/day.ts';

/** What someone is told: one line on the start page, one mail. Kinds and ids, never content. */
export type NoticeKind =
	| 'signalDelivered'
	| 'themeDelivered'
	| 'receiptMissing'
	| 'overdue'
	| 'raisedToCoordinator'
	| 'raisedToSteering'
	| 'inTray'
	| 'returned'
	| 'declined'
	| 'answered'
	| 'broughtBack'
	| 'lookBack'
	| 'trialEnds'
	| 'nextLook'
	| 'actionDue'
	| 'meetingPlanned'
	| 'meetingChanged'
	| 'meetingCancelled'
	| 'homeworkOpened';

export type UnmailedNotice = {
	readonly id: string;
	readonly kind: NoticeKind;
	readonly signalId: string | null;
	readonly themeId: string | null;
	readonly actionId: string | null;
	readonly meetingId: string | null;
	readonly homeworkId: string | null;
	readonly dueOn: Day | null;
	readonly email: string | null;
	readonly locale: string | null;
	readonly name: string | null;
};
