export { jsonSchemas } from './json-schemas.ts';
export { packWords } from './pack-words.ts';
export { sayFault } from './say-fault.ts';
export { countOf, type Fields, linesOf, MOST_PHASES, MOST_YIELDS } from './written-fields.ts';
export { faultsOfWritten, methodOfWritten } from './written-method.ts';
export { choicesInPhase, doneInPhase, movePhase, usedInPhase } from './written-phase.ts';
