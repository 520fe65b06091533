export type { Action, ActionState, Effect, Place, Reach } from './action.ts';
export { asksNextRound, effects, placeOf, reaches } from './action.ts';
export { type ActionWords, actionWords } from './action-words.ts';
