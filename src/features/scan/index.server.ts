export { answerScan } from './answer-scan.server.ts';
export { answerByCard, makeCards, readCard } from './ask-clients.server.ts';
export { closeDueScans, closeScan, nextActionInput, planAfterScan } from './close-scan.server.ts';
export {
	type LoadedScan,
	listScanGroups,
	listScans,
	listWaitingScans,
	loadPicture,
	loadScan,
} from './load-scan.server.ts';
export { openInput, openScan, scanOf } from './open-scan.server.ts';
export { cardSpent } from './scan-refusals.ts';
