export { answerWords } from './answer-words.ts';
export {
	answerField,
	type Constituency,
	constituencyInput,
	homeworkInput,
	isReadable,
	MOST_DAYS,
	pilotQuestions,
	readAnswers,
	TITLE_LIMIT,
	USUAL_DAYS,
} from './homework.ts';
export { stepInput, worksOnThemes } from './plan.ts';
export { planWords } from './plan-words.ts';
export { type Pointing, pointingWords } from './pointing.ts';
export { byQuestion, homeworkText } from './say-homework.ts';
