export { CHANNEL } from './event-store.server.ts';
export { inviteGuest, inviteInput, listGuests, takeInviteBack } from './invite-guest.server.ts';
export { type LiveMeetings, openLiveMeetings, type Seen } from './live-meetings.server.ts';
export {
	type LoadedMeeting,
	loadMeeting,
	loadMeetingWords,
	type MeetingWords,
} from './load-meeting.server.ts';
export { findMeeting, listMeetings } from './meeting-store.server.ts';
export { cancelMeeting, changeMeeting, planForm, planMeeting } from './plan-meeting.server.ts';
