export {
	checkEffect,
	checkInput,
	listActionsOfCircle,
	listActionsOfCycle,
	listMyActions,
	loadAction,
	setActionState,
} from './check-effect.server.ts';
export { planAction, planInput } from './plan-action.server.ts';
