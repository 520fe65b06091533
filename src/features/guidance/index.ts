export {
	canHoldTrack,
	type Goal,
	type GoalState,
	goalStates,
	kindOfMethod,
	type Led,
	type Moment,
	methodOf,
	moments,
	SENTENCE_LIMIT,
	type Taker,
	type Talk,
	TEXT_LIMIT,
	type Track,
	type TrackKind,
	type TrackMeeting,
	trackKinds,
} from './guidance.ts';
export { ledText, trackText } from './guidance-text.ts';
export { type GuidanceWords, guidanceWords } from './guidance-words.ts';
export { FEWEST_MEETINGS, MOST_MEETINGS, usualShape, WIDEST_RHYTHM } from './series.ts';
