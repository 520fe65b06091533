export {
	elements,
	LINE_LIMIT,
	MOST_HOURS,
	MOST_OFFERED,
	movements,
	periods,
} from './outsider.ts';
export {
	answerInput,
	askInput,
	decidesInput,
	endInput,
	grantInput,
	personInput,
	phaseInput,
	ringInput,
	seatInput,
} from './outsider-input.ts';
export { type OutsiderWords, outsiderWords } from './outsider-words.ts';
