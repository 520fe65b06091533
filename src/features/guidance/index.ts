export {
	canHoldTrack,
	type Goal,
	goalStates,
	kindOfMethod,
	type Led,
	methodOf,
	moments,
	SENTENCE_LIMIT,
	TEXT_LIMIT,
	type Track,
	trackKinds,
} from './guidance.ts';
export { ledText, trackText } from './guidance-text.ts';
export { type GuidanceWords, guidanceWords } from './guidance-words.ts';
export { FEWEST_MEETINGS, MOST_MEETINGS, usualShape, WIDEST_RHYTHM } from './series.ts';
