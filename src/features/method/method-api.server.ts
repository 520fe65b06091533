import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { type Content, glossary, languages, levels, stepGuidance, steps } from './content.ts';

const language = z
	.enum(languages)
	.optional()
	.openapi({ description: 'The accepted language when left out.' });
// Copied, since only schemas that are made beside the library of the API carry names in the document.
const term = glossary.element.extend({}).openapi('Term');
const guidance = stepGuidance.extend({}).openapi('StepGuidance');
const named = z.object({ id: z.string(), name: z.string() });

/** The content that the API hands out. */
export type MethodRules = { readonly content: Pick<Content, 'glossary' | 'steps' | 'zones' | 'sectors'> };

/** The words and questions of the method, as content. */
export function addMethodApi(api: Api<MethodRules>): void {
	api.get(
		'/glossary',
		{
			id: 'readGlossary',
			what: 'The words that people meet on screen.',
			query: z.object({ language }),
			answer: z.object({ terms: z.array(term) }),
		},
		async ({ rules, query, locale }) => ({ terms: rules.content.glossary[query.language ?? locale] }),
	);
	api.get(
		'/steps',
		{
			id: 'readSteps',
			what: 'What each step of a reflection asks at each level.',
			query: z.object({
				language,
				step: z.enum(steps).optional(),
				level: z.enum(levels).optional(),
			}),
			answer: z.object({ steps: z.array(guidance) }),
		},
		async ({ rules, query, locale }) => ({
			steps: Object.values(rules.content.steps[query.language ?? locale]).filter(
				({ step, level }) => step === (query.step ?? step) && level === (query.level ?? level),
			),
		}),
	);
	api.get(
		'/lists',
		{
			id: 'readLists',
			what: 'Lists to choose from: primary-care zones, sectors, kinds of referrer.',
			query: z.object({ language }),
			answer: z.object({ zones: z.array(named), sectors: z.array(named), referrerTypes: z.array(named) }),
		},
		async ({ rules, query, locale }) => {
			const { zones, sectors } = rules.content;
			const say = query.language ?? locale;
			const inWords = (one: { id: string; nl: string; en: string }) => ({ id: one.id, name: one[say] });
			return {
				zones,
				sectors: sectors.sectors.map(inWords),
				referrerTypes: sectors.referrerTypes.map(inWords),
			};
		},
	);
}
