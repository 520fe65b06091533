export type { CycleForm, Door, FamilyAnswer, Fields, Item, ItemKind, Step } from './cycle.ts';
export { conditions, doors, familyAnswers, firstWords, isBlank, isStep, kinds, stepOrder } from './cycle.ts';
export type { Opened, Place, SaveAnswer } from './draft.ts';
export { type Mark, markText } from './objectify.ts';
export { type Pane, panesOf, writtenSteps } from './panes.ts';
export { findingsOf, piecesOf, readPieces } from './step-pieces.ts';
