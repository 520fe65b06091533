import type { Activity, Result } from '#features/method/index.ts';
import type { Agreement, Card, Drawn, Naming, Participant, Poll, Standing } from './meeting-state.ts';
import type { Script } from './script.ts';

/** What happened, one thing each. An anonymous contribution is none: it waits in a holding table until its reveal. */
export type Happening =
	| {
			readonly what: 'prepared';
			readonly script: Script;
			/** Where what the script uses is kept, by reference such as `deck/think`. */
			readonly kept: Readonly<Record<string, string>>;
	  }
	| { readonly what: 'joined'; readonly person: Participant }
	| { readonly what: 'stood'; readonly ids: readonly string[]; readonly standing: Standing }
	| { readonly what: 'roleTaken'; readonly id: string; readonly role: string | null }
	| { readonly what: 'renamed'; readonly id: string; readonly name: string }
	| { readonly what: 'leadGiven'; readonly id: string }
	| { readonly what: 'coGuideChosen'; readonly id: string; readonly on: boolean }
	| { readonly what: 'caseGiverChosen'; readonly id: string | null }
	| { readonly what: 'opened' }
	| { readonly what: 'namingChosen'; readonly naming: Naming }
	| { readonly what: 'doorSet'; readonly open: boolean }
	| {
			readonly what: 'phaseStarted';
			readonly phase: string;
			readonly activity: Activity;
			readonly minutes: number;
			readonly asked: string | null;
	  }
	| { readonly what: 'activityChosen'; readonly activity: Activity }
	| { readonly what: 'asked'; readonly id: string | null }
	| { readonly what: 'clockSet'; readonly minutes: number }
	| { readonly what: 'paused' }
	| { readonly what: 'resumed' }
	| { readonly what: 'ready'; readonly id: string; readonly on: boolean }
	| { readonly what: 'handRaised'; readonly id: string; readonly on: boolean }
	| { readonly what: 'turnGiven'; readonly id: string | null }
	| { readonly what: 'turnTaken'; readonly id: string }
	| {
			readonly what: 'cardWritten';
			readonly card: Pick<Card, 'id' | 'text' | 'by' | 'place' | 'shown' | 'signalId'>;
	  }
	| { readonly what: 'cardTaken'; readonly id: string }
	| { readonly what: 'cardPlaced'; readonly id: string; readonly place: string }
	| {
			readonly what: 'cardsGrouped';
			readonly ids: readonly string[];
			readonly group: string | null;
			readonly title?: string;
	  }
	| { readonly what: 'groupNamed'; readonly id: string; readonly title: string }
	| { readonly what: 'cardSetAside'; readonly id: string; readonly on: boolean }
	| {
			readonly what: 'revealed';
			/** Those that waited without an author, shuffled, each with a new id. */
			readonly cards: readonly Pick<Card, 'id' | 'text' | 'place'>[];
	  }
	| { readonly what: 'drawn'; readonly drawn: Omit<Drawn, 'deepened'> }
	| { readonly what: 'deepened'; readonly id: string }
	| { readonly what: 'laidBack'; readonly id: string }
	| { readonly what: 'walked'; readonly answers: readonly string[] }
	| {
			readonly what: 'pollOpened';
			readonly poll: Pick<Poll, 'kind' | 'question' | 'points' | 'scan' | 'most'>;
	  }
	| { readonly what: 'pollShown'; readonly tally: Readonly<Record<string, number>>; readonly of: number }
	| { readonly what: 'agreed'; readonly agreed: Agreement }
	| { readonly what: 'agreementDropped'; readonly id: string }
	| { readonly what: 'became'; readonly id: string; readonly into: Result }
	| { readonly what: 'ended' }
	| { readonly what: 'reopened' };

/** A happening in its place: the events of a meeting are numbered from 1 without a gap. */
export type MeetingEvent = Happening & {
	readonly number: number;
	/** Milliseconds since 1970, on the clock of the server. */
	readonly at: number;
};
