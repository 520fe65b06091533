export {
	answerByCode,
	listMyPaper,
	readHomeworkCode,
	typeInAnswers,
} from './answer-homework.server.ts';
export {
	addConstituency,
	askHomework,
	loadHomework,
	loadHomeworkChoices,
	loadHomeworkLines,
	makeHomeworkLink,
	moveLastDay,
	openUpDueHomework,
	openUpHomework,
	revokeHomeworkLink,
} from './ask-homework.server.ts';
export { gatherHomework, makeNuance } from './gather-homework.server.ts';
export {
	addPilotSteps,
	addStep,
	beginPlan,
	changeStep,
	loadPlan,
	loadPlanChoices,
	loadPlans,
	moveStep,
	removeStep,
} from './keep-plan.server.ts';
export { loadTemplates } from './load-templates.server.ts';
export { liesWith } from './plan-store.server.ts';
export { codeGone, themeElsewhere } from './working-group-refusals.ts';
