import { type Script, scriptOf } from '#features/meeting/script.ts';
import { loadLibrary } from '#features/method/index.server.ts';

const library = loadLibrary('content');
const methods = [
	'reflecting-team',
	'kom',
	'intervision-game',
	'learning-network',
	'sorting-signals',
] as const;

/** The scripts of methods as they stand in the library, with a round to arrive and one to leave. */
export const scripts: readonly Script[] = methods.map((id) => {
	const method = library.method.get(id);
	if (!method) throw new Error(`the library has no method ${id}`);
	return scriptOf(method.nl, library, { checkIn: id !== 'kom', checkOut: true });
});
