import { gather, readContentFile, readInBothLanguages } from '#features/method/index.server.ts';
import type { InBothLanguages } from '#features/method/index.ts';
import {
	compileGateLists,
	type GateLists,
	type GateWords,
	gateFieldWords,
	gateNames,
	gatePlaces,
	gatePlainWords,
	gateWords,
	type RawGateLists,
} from './gate-lists.ts';

/** The gate's content: ready for the server (`lists`), as JSON for the browser (`raw`), and the words of its page. */
export interface Gate {
	lists: GateLists;
	raw: RawGateLists;
	words: InBothLanguages<GateWords>;
}

/**
 * Reads and checks the lists and texts of the gate; called once at start.
 * @param root the content folder
 * @throws ContentError that lists every fault with file and line
 */
export function loadGate(root: string): Gate {
	const read = gather({
		names: () => readContentFile(root, 'lists/gate-names.yaml', gateNames),
		familyNames: () => readContentFile(root, 'lists/gate-family-names.yaml', gateNames),
		places: () => readContentFile(root, 'lists/gate-places.yaml', gatePlaces),
		plainWords: () => readContentFile(root, 'lists/gate-plain-words.yaml', gatePlainWords),
		fieldWords: () => readContentFile(root, 'lists/gate-words.yaml', gateFieldWords),
		words: () => readInBothLanguages(root, 'gate.yaml', gateWords),
	});
	const { names, familyNames, places, plainWords, fieldWords, words } = read;
	const selfIncrimination = [words.nl.selfIncrimination, words.en.selfIncrimination];
	const raw: RawGateLists = { names, familyNames, places, plainWords, words: fieldWords, selfIncrimination };
	return { lists: compileGateLists(raw), raw, words };
}
