// What the pages of a live meeting use in the browser; the index of the feature brings along what only servers need.
export { type LiveView, standStill } from './live-view.ts';
export { liveWords } from './live-words.ts';
export { type RoomWords, sayPhase } from './room.ts';
