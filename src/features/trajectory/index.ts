/** What routes and other features may use of trajectories, anywhere. */
export { checkRows, codeKey } from './check-rows.ts';
export { type FigureRow, type Figures, trajectoryFigures } from './figures.ts';
export type { FileRefusal } from './file-refusal.ts';
export type { ImportProgress } from './import-message.ts';
export { MAX_FILE_BYTES } from './import-table.ts';
export type { RowRefusal } from './row-refusal.ts';
export { readHeader } from './trajectory-columns.ts';
export { type TrajectoryRow, trajectoryRow } from './trajectory-row.ts';
export type { Zone } from './zone-finder.ts';
