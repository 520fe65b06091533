export { bringItem } from './bring-item.server.ts';
export { type LoadedWorksheet, loadWorksheet } from './load-worksheet.server.ts';
export { startInput, startWorksheet, usableOf } from './start-worksheet.server.ts';
export { findContent, keepContent, listWorksheets } from './worksheet-store.server.ts';
export {
	type Answer,
	addItem,
	changeItem,
	changeWorksheet,
	itemInput,
	removeItem,
	saveAnswers,
} from './write-items.server.ts';
