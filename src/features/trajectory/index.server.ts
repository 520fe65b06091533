/** What routes and the command line may use of trajectories on the server. */
export { type ImportResult, parseInWorker } from './parse-in-worker.server.ts';
