export { type AnswerOfMany, answersInput } from './answers-input.ts';
export { dossierWords } from './dossier-words.ts';
export type {
	Audience,
	RecommendationInput,
	StopInput,
	StopKind,
	TestGroup,
	ThemeInput,
	ThemeKind,
	ThemeState,
} from './theme.ts';
export {
	asksExecution,
	audiences,
	mayBeShown,
	nuanceInput,
	recommendationInput,
	stopInput,
	stopKinds,
	testGroups,
	testInput,
	themeInput,
	themeKinds,
} from './theme.ts';
export { themeWords } from './theme-words.ts';
