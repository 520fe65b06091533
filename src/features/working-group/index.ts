export { answerWords } from './answer-words.ts';
export {
	ANSWER_LIMIT,
	type Constituency,
	constituencyInput,
	homeworkInput,
	isReadable,
	MOST_DAYS,
	pilotQuestions,
	readAnswers,
	USUAL_DAYS,
} from './homework.ts';
export type { PlanStep, StepState } from './plan.ts';
export { stepInput, stepStates, worksOnThemes } from './plan.ts';
export { planWords } from './plan-words.ts';
export { type Pointing, pointingWords } from './pointing.ts';
export { byQuestion, type GatheredQuestion, homeworkText } from './say-homework.ts';
export type { Templates } from './templates-content.ts';
