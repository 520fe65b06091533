import { z } from 'zod';
import { readInBothLanguages } from '#features/method/index.server.ts';
import { id, listWithIds, text } from '#features/method/index.ts';

const lookAhead = z.strictObject({
	source: text,
	questions: listWithIds(z.strictObject({ id, text, hint: text.optional() })),
});
export type LookAhead = z.infer<typeof lookAhead>;

/**
 * What a reflection before a hard talk asks first, in both languages (`<language>/look-ahead.yaml`).
 * @param root the content folder
 * @throws ContentError with every fault and its line
 */
export function loadLookAhead(root: string): { nl: LookAhead; en: LookAhead } {
	return readInBothLanguages(root, 'look-ahead.yaml', lookAhead);
}
