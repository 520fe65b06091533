export {
	answerTheme,
	applyThemeDecision,
	decideTheme,
	deliverTheme,
	followExecution,
	receiveTheme,
} from './decide-theme.server.ts';
export { loadThemeLines, loadThemeStory, type ThemeStory } from './load-theme.server.ts';
export { loadThemeChoices, loadThemeTools } from './load-tools.server.ts';
export { makeReplyLink, readReplyCode } from './open-reply-link.server.ts';
export {
	findOwnReplyLink,
	listReplyLinks,
	revokeReplyLink,
} from './reply-link-store.server.ts';
export {
	listNuances,
	listRecommendations,
	listStops,
} from './road-store.server.ts';
export {
	actsAsCoordinator,
	findTheme,
	findThemeOfSignal,
	listDecidedThemes,
	listSignalsToBundle,
	listThemeSignals,
	listThemes,
} from './theme-store.server.ts';
export {
	addNuance,
	addStopToTheme,
	addTest,
	bundleSignal,
	makeTheme,
	publishTheme,
	recommend,
	takeTheme,
	tooFewTables,
	writeTheme,
} from './work-on-theme.server.ts';
