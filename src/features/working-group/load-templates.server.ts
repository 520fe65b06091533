import { readInBothLanguages } from '#features/method/index.server.ts';
import type { InBothLanguages } from '#features/method/index.ts';
import { type Templates, templatesContent } from './templates-content.ts';

/**
 * Reads and checks what a group can begin with; called once at start.
 * @param root the content folder
 * @throws ContentError that lists every fault with file and line
 */
export function loadTemplates(root: string): InBothLanguages<Templates> {
	return readInBothLanguages(root, 'working-group.yaml', templatesContent);
}
