export { jsonSchemas } from './json-schemas.ts';
export { packWords } from './pack-words.ts';
export { sayFault } from './say-fault.ts';
export {
	countOf,
	type Fields,
	faultsOfWritten,
	lineFields,
	linesOf,
	MOST_PHASES,
	MOST_YIELDS,
	methodOfWritten,
	movePhase,
	textFields,
	type WrittenFault,
} from './written-method.ts';
