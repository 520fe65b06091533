export { answersInput } from './answers-input.ts';
export { dossierWords } from './dossier-words.ts';
export type { StopKind, ThemeInput } from './theme.ts';
export {
	audiences,
	mayBeShown,
	nuanceInput,
	recommendationInput,
	stopInput,
	stopKinds,
	testInput,
	themeInput,
	themeKinds,
} from './theme.ts';
export { themeWords } from './theme-words.ts';
