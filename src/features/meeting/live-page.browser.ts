// What the pages of a live meeting use in the browser; the index of the feature brings along what only servers need.
export { announcements } from './announce.ts';
export { keepFocus } from './keep-focus.browser.ts';
export { type LiveView, type Returned, standStill } from './live-view.ts';
export { liveWords } from './live-words.ts';
export type { RoomWords } from './room.ts';
