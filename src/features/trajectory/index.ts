/** What routes and other features may use of trajectories, anywhere. */
export type { Figures } from './figures.ts';
export { MAX_FILE_BYTES } from './import-table.ts';
export { refusedCsv } from './refused-csv.ts';
export { stateOf } from './register.ts';
export { registerForm } from './register-form.ts';
export { eventForm, eventKinds, type TimelineMark } from './timeline.ts';
export { refuse as trajectoryRefusals } from './trajectory-refusals.ts';
export { trajectoryWords } from './trajectory-words.ts';
