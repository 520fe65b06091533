import { z } from 'zod';
import { readInBothLanguages } from '#features/method/index.server.ts';
import { listWithIds, text, id as wordId } from '#features/method/index.ts';
import { trackKinds } from './guidance.ts';

/** One question, put to who was guided and to who guided, so that both answers can lie side by side. */
const question = z.strictObject({ id: wordId, guided: text, guide: text, hint: text.optional() });
const kind = z.strictObject({
	id: z.enum(trackKinds),
	/** What it is for, in a sentence. */
	purpose: text,
	questions: listWithIds(question, 3).max(6),
});
const guidance = z.strictObject({
	source: text,
	kinds: listWithIds(kind, trackKinds.length).max(trackKinds.length),
});
export type Guidance = z.infer<typeof guidance>;

/**
 * What each kind of guidance is for and what it asks at the end, in both languages (`<language>/guidance.yaml`).
 * @param root the content folder
 * @throws ContentError with every fault and its line
 */
export function loadGuidance(root: string): { nl: Guidance; en: Guidance } {
	return readInBothLanguages(root, 'guidance.yaml', guidance);
}
