/** What routes and other features may use of trajectories, anywhere. */
export { checkRows, codeKey } from './check-rows.ts';
export { type FigureRow, type Figures, trajectoryFigures } from './figures.ts';
export type { FileRefusal } from './file-refusal.ts';
export type { ImportProgress } from './import-message.ts';
export { MAX_FILE_BYTES } from './import-table.ts';
export { refusedCsv } from './refused-csv.ts';
export {
	type Child,
	type Frame,
	frames,
	type RegisterLine,
	stateOf,
	type TrajectoryState,
} from './register.ts';
export { registerForm } from './register-form.ts';
export type { RowRefusal } from './row-refusal.ts';
export { type EventKind, eventForm, eventKinds, placesOf, type TimelineMark } from './timeline.ts';
export { readHeader } from './trajectory-columns.ts';
export { refuse as trajectoryRefusals } from './trajectory-refusals.ts';
export { type TrajectoryRow, trajectoryRow } from './trajectory-row.ts';
export { trajectoryWords } from './trajectory-words.ts';
export type { Zone } from './zone-finder.ts';
