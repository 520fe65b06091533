export { bringInput, bringResult } from './bring-result.server.ts';
export { CHANNEL } from './event-store.server.ts';
export { inviteGuest, inviteInput, listGuests } from './invite-guest.server.ts';
export {
	endCalendarLink,
	findCalendarLink,
	loadCalendarOf,
	makeCalendarLink,
	readCalendar,
} from './keep-calendar.server.ts';
export { type LiveMeetings, openLiveMeetings } from './live-meetings.server.ts';
export { loadAgenda } from './load-agenda.server.ts';
export { type LoadedMeeting, loadMeeting } from './load-meeting.server.ts';
export { loadMinutes } from './load-minutes.server.ts';
export { listMeetings } from './meeting-store.server.ts';
export {
	dropNoted,
	notedInput,
	noteFamilyRead,
	noteForm,
	noteOne,
	noteWhoWasThere,
	noteYields,
} from './note-results.server.ts';
export { chooseTheme, setOnRoad } from './place-in-theme.server.ts';
export { cancelMeeting, changeMeeting, planForm, planMeeting } from './plan-meeting.server.ts';
export { bundleGroup, laySignals, listSortedGroups, maySort } from './sort-signals.server.ts';
export { calendarOfNotice, tellMembers } from './tell-meeting.server.ts';
