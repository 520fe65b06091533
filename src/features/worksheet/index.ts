export {
	becomings,
	boardOf,
	type Item,
	MOST_TAKERS,
	type Place,
	partsOf,
	usableKinds,
} from './worksheet.ts';
export { worksheetText } from './worksheet-text.ts';
export { type WorksheetWords, worksheetWords } from './worksheet-words.ts';
