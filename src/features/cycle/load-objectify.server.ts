import { readInBothLanguages } from '#features/method/index.server.ts';
import { type ObjectifyLists, objectifyLists } from './objectify-lists.ts';

/**
 * The words of the objectify helper in both languages, as plain JSON that a page may hand to the browser.
 * @param root the content folder
 * @throws ContentError with every fault of `nl/objectify.yaml` and `en/objectify.yaml`, each with its line
 */
export function loadObjectify(root: string): { nl: ObjectifyLists; en: ObjectifyLists } {
	return readInBothLanguages(root, 'objectify.yaml', objectifyLists);
}
