export { endInput, endTrack, reopenTrack } from './end-track.server.ts';
export { agreeToGoal, changeGoal, goalChange, goalInput, proposeGoal } from './keep-goals.server.ts';
export {
	addMeeting,
	changeMeeting,
	hoursInput,
	meetingInput,
	meetingState,
	noteMinutes,
} from './keep-meetings.server.ts';
export { leaderInput, listPossibleLeaders, nameLeader, planTalk, talkInput } from './keep-talks.server.ts';
export { loadGuidance } from './load-guidance.server.ts';
export { listLed, loadTrack } from './load-track.server.ts';
export { nextMeetings } from './meeting-store.server.ts';
export { previewSeries, seriesInput, startInput, startTrack } from './start-track.server.ts';
export { listTracks } from './track-store.server.ts';
export {
	askQuestion,
	evaluate,
	insightInput,
	questionInput,
	removeQuestion,
	takeAlong,
} from './write-notes.server.ts';
