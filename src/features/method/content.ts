import { z } from 'zod';

/** The five steps of a reflection, in their order on rail and poster. */
export const steps = ['reflect', 'objectify', 'analyse', 'plan', 'act'] as const;
/** Where something can be changed. Not a ladder: nothing is called higher, access never depends on it. */
export const levels = ['micro', 'meso', 'macro'] as const;
/** Every text exists in each of these. */
export const languages = ['nl', 'en'] as const;

export type Step = (typeof steps)[number];
export type Level = (typeof levels)[number];
export type Language = (typeof languages)[number];
/** The name of a step file without its ending: `reflect-micro`. */
export type StepLevel = `${Step}-${Level}`;
export type InBothLanguages<T> = Record<Language, T>;

/** A text that people read: never empty, outer white space gone, no markup of any kind. */
export const text = z
	.string()
	.trim()
	.min(1)
	.max(4000, 'is longer than 4,000 characters')
	.refine((words) => !/<[a-z!/?]|&#|javascript:/i.test(words), 'holds markup; a text is plain words');
/** An id: lower-case words and digits with hyphens between. */
export const id = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with hyphens between');

/** A list of things with an id, in which no id occurs twice. */
export function listWithIds<T extends z.ZodType<{ id: string }>>(item: T, least = 1) {
	return z
		.array(item)
		.min(least)
		.superRefine((items, context) => {
			const seen = new Set<string>();
			for (const [index, { id }] of items.entries()) {
				if (seen.has(id)) {
					context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is there twice` });
				}
				seen.add(id);
			}
		});
}

const question = z.strictObject({ id, text, hint: text.optional() });

/** What one step of a reflection asks at one level (files `<language>/steps/<step>-<level>.yaml`). */
export const stepGuidance = z.strictObject({
	id,
	step: z.enum(steps),
	level: z.enum(levels),
	title: text,
	/** The one big question on top of the page. */
	question: text,
	purpose: text,
	questions: listWithIds(question, 5).max(8),
	pitfall: text,
	/** One tip to hear the child or young person. */
	childTip: text,
	/** What the five-minute catch asks at this step. */
	fiveMinutes: z.strictObject({ question: text, hint: text }),
	/** Source documents by number and section: `000 §2.1; 002 §3`. */
	source: text,
});

/** The words that people meet on screen (`<language>/glossary.yaml`). */
export const glossary = listWithIds(
	z.strictObject({ id, term: text, definition: text, source: text.optional() }),
);

/** The page behind "Dit gaat over veiligheid" (`<language>/safety.yaml`). */
export const safety = z.strictObject({
	title: text,
	intro: text,
	steps: listWithIds(z.strictObject({ id, title: text, text })),
	immediateDanger: text,
	numbersTitle: text,
	numbers: listWithIds(
		z.strictObject({ id, label: text, number: z.string().regex(/^\d[\d ]*$/, 'must be digits'), note: text }),
	),
	/** That a region can add numbers of its own. */
	regionNumbers: text,
	/** That Lus reports nothing and keeps nothing of this page. */
	promise: text,
	source: text,
});

const named = z.strictObject({ id, nl: text, en: text });

/** Primary-care zones with the other spellings that import accepts (`lists/zones.yaml`). */
export const zoneList = z.strictObject({
	source: text,
	zones: listWithIds(z.strictObject({ id, name: text, aliases: z.array(text).default([]) })).superRefine(
		(zones, context) => {
			const taken = new Map<string, number>();
			for (const [index, zone] of zones.entries()) {
				for (const name of [zone.name, ...zone.aliases]) {
					const key = name.toLowerCase();
					if ((taken.get(key) ?? index) !== index) {
						context.addIssue({
							code: 'custom',
							path: [index],
							message: `"${name}" already names another zone`,
						});
					}
					taken.set(key, index);
				}
			}
		},
	),
});

/** Legal holidays as rules: a date of every year, or a number of days after Easter Sunday (`lists/holidays.yaml`). */
export const holidayList = z.strictObject({
	source: text,
	fixed: listWithIds(named.extend({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })),
	easter: listWithIds(named.extend({ easterOffset: z.int().min(-60).max(60) })),
});

/** Sectors of organisations and kinds of referrer of a trajectory (`lists/sectors.yaml`). */
export const sectorList = z.strictObject({
	source: text,
	sectors: listWithIds(named),
	referrerTypes: listWithIds(named.extend({ meaning: z.strictObject({ nl: text, en: text }) })),
});

/** Topics that a new region starts with (`lists/topics.yaml`). */
export const topicList = z.strictObject({ source: text, topics: listWithIds(named) });

/**
 * Words that may stand in no Dutch text, each with the word to use and the reason (`lists/not-here.yaml`): words of the
 * Netherlands, and words that were given up for a clearer one. How they are found: `wordsNotHere` in not-here.ts.
 */
export const notHereList = z.strictObject({
	source: text,
	words: listWithIds(
		z.strictObject({
			id,
			word: text.refine((word) => word === word.toLowerCase(), 'must be in small letters'),
			/** Found only as a word by itself, not inside a longer one. */
			whole: z.literal(true).optional(),
			/** Where the same letters are good Flemish: these phrases are let through. */
			unless: z.array(text).min(1).optional(),
			instead: text,
			why: text,
		}),
		40,
	),
});

export type StepGuidance = z.infer<typeof stepGuidance>;
export type GlossaryEntry = z.infer<typeof glossary>[number];
export type Safety = z.infer<typeof safety>;
export type Zone = z.infer<typeof zoneList>['zones'][number];
export type Holidays = Pick<z.infer<typeof holidayList>, 'fixed' | 'easter'>;
export type Named = z.infer<typeof named>;
export type NotHere = z.infer<typeof notHereList>['words'][number];
export type ReferrerType = z.infer<typeof sectorList>['referrerTypes'][number];

/** All content of this feature, as it is loaded once at start. */
export interface Content {
	steps: InBothLanguages<Record<StepLevel, StepGuidance>>;
	glossary: InBothLanguages<GlossaryEntry[]>;
	safety: InBothLanguages<Safety>;
	zones: Zone[];
	holidays: Holidays;
	sectors: { sectors: Named[]; referrerTypes: ReferrerType[] };
	topics: Named[];
}
