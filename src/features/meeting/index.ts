export { agendaText } from './agenda-text.ts';
export { type AroundWords, aroundWords } from './around-words.ts';
export { calendarOf } from './calendar.ts';
export { command } from './command.ts';
export { formCommand } from './form-command.ts';
export { meetingRefusal } from './meeting-refusals.ts';
export { MOST_CHARACTERS, MOST_NAME } from './meeting-state.ts';
export { meetingWords } from './meeting-words.ts';
export { presentOf, wasLive } from './note-results.ts';
export {
	changeMeetingInput,
	type MeetingRow,
	MOST_IN_SERIES,
	rhythms,
	ways,
} from './planned-meeting.ts';
export { methodsForThemes, offersOf, placeOfResult } from './results.ts';

/** The cookies that hold the token of a seat: one for a participant, one for the big screen on the same device. */
export const SEAT_COOKIE = 'lus-seat';
export const SCREEN_COOKIE = 'lus-screen';
