export { doors, familyAnswers, firstWords, type Item, isStep, kinds, type Step, stepOrder } from './cycle.ts';
export { type CycleWords, cycleWords } from './cycle-words.ts';
export type { Opened } from './draft.ts';
export { markText } from './objectify.ts';
export { type Pane, panesOf, writtenSteps } from './panes.ts';
export { type Sheet, sheetOf, withBrought } from './sheet.ts';
export { findingsOf, piecesOf, readPieces } from './step-pieces.ts';
export { stepWords } from './step-words.ts';
