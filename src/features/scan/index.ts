export { clientWords } from './client-words.ts';
export { pictureWords } from './picture-words.ts';
export { pictureText } from './say-picture.ts';
export {
	type Answer,
	canAskClients,
	EVIDENCE_LIMIT,
	FEWEST_CARDS,
	fitsNotebook,
	groupIsLargeEnough,
	LEAST_ANSWERS,
	MOST_CARDS,
	MOST_DAYS,
	type Progress,
	type Round,
	readAnswer,
	sectionsOf,
	USUAL_DAYS,
} from './scan.ts';
export type { Picture } from './scan-picture.ts';
