export type { Action } from './action.ts';
export { asksNextRound, effects, placeOf } from './action.ts';
export { actionWords } from './action-words.ts';
