import { z } from 'zod';

/** Types that identify someone for certain, or name an organisation: these must be rewritten. */
const HARD = new Set([
	'rrn',
	'iban',
	'telefoon',
	'email',
	'url',
	'dossier',
	'adres',
	'geboortedatum',
	'organisatie',
]);

/** Whether a mark of the gate blocks sending; the others ask the sender to look and to say so. */
export function blocks(type: string): boolean {
	return HARD.has(type);
}

const line = (most: number) => z.string().trim().max(most);

/** What a table writes before it sends: one sentence and at least one fact; the rest is proposed. */
export const draftBody = z.object({
	direction: z.enum(['helps', 'hinders']).default('hinders'),
	statement: line(400).default(''),
	facts: z.array(line(600)).max(12).default([]),
	wouldHelp: line(600).default(''),
	/** Words that a young person or parent lets go on literally, read back to them. */
	ownSentence: line(300).default(''),
	ownSentenceAgreed: z.boolean().default(false),
	level: z.enum(['micro', 'meso', 'macro']).default('micro'),
	topicId: z.uuid().nullable().default(null),
	ruleId: z.uuid().nullable().default(null),
	addresseeId: z.uuid().nullable().default(null),
	support: z.enum(['one', 'table', 'withFamily']).default('one'),
	/** Does the family know that this goes on? Asked when the signal comes from a table. */
	familyKnows: z.enum(['yes', 'later', 'no', 'notAboutFamily']).nullable().default(null),
	familyKnowsWhy: line(600).default(''),
});
export type DraftBody = z.output<typeof draftBody>;

export type DraftFault = 'statement' | 'facts' | 'familyKnows' | 'ownSentence';

/** What still lacks before the gate can be passed, in the order of the page. */
export function draftFaults(body: DraftBody, fromTable: boolean): DraftFault[] {
	const faults: DraftFault[] = [];
	if (body.statement.length < 10) faults.push('statement');
	if (!body.facts.some((fact) => fact.length > 2)) faults.push('facts');
	if (fromTable && body.familyKnows === null) faults.push('familyKnows');
	if (body.ownSentence !== '' && !body.ownSentenceAgreed) faults.push('ownSentence');
	return faults;
}
