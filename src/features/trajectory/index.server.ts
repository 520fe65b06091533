/** What routes and the command line may use of trajectories on the server. */
export {
	dropImport,
	loadImport,
	readImport,
	startImport,
	takeImport,
	takeRows,
} from './import-file.server.ts';
export { findWaiting } from './import-store.server.ts';
export { addChild, changeTrajectory, registerTrajectory } from './keep-register.server.ts';
export { addEvent, removeEvent } from './keep-timeline.server.ts';
export { openTable } from './open-table.server.ts';
export { parseInWorker } from './parse-in-worker.server.ts';
export {
	countFigures,
	LINES_A_PAGE,
	loadFigures,
	loadRegister,
	loadTrajectory,
} from './read-register.server.ts';
export { findTrajectoryOfCircle, listCodes } from './register-store.server.ts';
