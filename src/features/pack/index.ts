export { jsonSchemas } from './json-schemas.ts';
export { packWords } from './pack-words.ts';
export { sayFault } from './say-fault.ts';
export {
	countOf,
	type Fields,
	faultsOfWritten,
	linesOf,
	MOST_PHASES,
	MOST_YIELDS,
	methodOfWritten,
	movePhase,
} from './written-method.ts';
