export { branchesOf, ringsOf, SIZE, spotOf, wrapLabel } from './board-layout.ts';
export {
	type Became,
	becomings,
	boardOf,
	type Item,
	MOST_TAKERS,
	offersOf,
	type Part,
	type Place,
	partsOf,
	TEXT_LIMIT,
	type Usable,
	type UsableKind,
	usableKinds,
} from './worksheet.ts';
export { worksheetText } from './worksheet-text.ts';
export { type WorksheetWords, worksheetWords } from './worksheet-words.ts';
