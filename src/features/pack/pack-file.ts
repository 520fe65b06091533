import { z } from 'zod';
import {
	type EntryKind,
	type EntryOf,
	entryKinds,
	entrySchemas,
	impossibleActivities,
	type Language,
	type Library,
	languages,
	parseReference,
	referencesIn,
	structureDiffers,
	text,
	toolOfEntry,
	toolsIn,
} from '#features/method/index.ts';

/** The largest file of a pack, in bytes: the whole built-in library is about as large. */
export const PACK_LIMIT = 1_500_000;
const MOST_ENTRIES = 300;

const slug = z
	.string()
	.max(60)
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with hyphens between');

/** The file of a pack: one text file (YAML) with every entry in each language that it says it holds. */
export const packFile = z.strictObject({
	'lus-pack': z.literal(1),
	id: slug,
	title: text.max(160),
	/** Who made it, as its readers may know. */
	from: text.max(200).optional(),
	languages: z.array(z.enum(languages)).min(1).max(2),
	entries: z
		.array(
			z.strictObject({
				kind: z.enum(entryKinds),
				nl: z.record(z.string(), z.unknown()).optional(),
				en: z.record(z.string(), z.unknown()).optional(),
			}),
		)
		.min(1)
		.max(MOST_ENTRIES, `holds more than ${MOST_ENTRIES} entries`),
});
export type PackFile = z.infer<typeof packFile>;
type Entry = EntryOf[EntryKind];
export type PackEntry = { kind: EntryKind; slug: string; title: string; nl: Entry | null; en: Entry | null };
type Fault = { path: PropertyKey[]; message: string };

function entryFaults(
	entry: PackFile['entries'][number],
	path: PropertyKey[],
	wanted: readonly Language[],
): Fault[] {
	const faults = languages.flatMap((language): Fault[] => {
		const value = entry[language];
		if (value === undefined) {
			return wanted.includes(language)
				? [{ path, message: `this ${entry.kind} is missing in "${language}".` }]
				: [];
		}
		if (!wanted.includes(language))
			return [
				{ path: [...path, language], message: `"${language}" is not among the languages of this pack.` },
			];
		const result = entrySchemas[entry.kind].safeParse(value);
		return (result.error?.issues ?? []).map((issue) => ({
			path: [...path, language, ...issue.path],
			message: `"${issue.path.join('.')}": ${issue.message}.`,
		}));
	});
	if (faults.length > 0 || entry.nl === undefined || entry.en === undefined) return faults;
	return structureDiffers(entry.en, entry.nl).map((where) => ({
		path: [...path, 'en', ...where],
		message: `"${where.join('.')}" is not the same in "nl".`,
	}));
}

/** What the schema of the file alone cannot see: each entry by its kind, both languages, doubles, references, activities. */
export function faultsOfPack(file: PackFile, builtIn: Library): Fault[] {
	const faults = file.entries.flatMap((entry, index) =>
		entryFaults(entry, ['entries', index], file.languages),
	);
	if (faults.length > 0) return faults;
	const entries = entriesOf(file);
	const here = new Map(
		entries.map(({ kind, slug, nl, en }) => [`${kind}/${slug}`, toolOfEntry(kind, nl ?? en)]),
	);
	const builtInTool = toolsIn(builtIn);
	const toolOf = (reference: string) => here.get(reference) ?? builtInTool(reference);
	return entries.flatMap(({ kind, slug: name, nl, en }, index): Fault[] => {
		const path = ['entries', index];
		const mine = `${kind}/${name}`;
		if (builtIn[kind].has(name)) return [{ path, message: `"${mine}" is built in; give yours another id.` }];
		if (entries.findIndex((one) => one.kind === kind && one.slug === name) !== index)
			return [{ path, message: `"${mine}" is there twice.` }];
		const lost = referencesIn(nl ?? en)
			.filter((reference) => {
				const wanted = parseReference(reference);
				return !here.has(reference) && !builtIn[wanted.kind].has(wanted.id);
			})
			.map((reference) => ({ path, message: `"${reference}" does not exist.` }));
		if (lost.length > 0) return lost;
		return languages.flatMap((language) => {
			const value = { nl, en }[language];
			if (!value || !('phases' in value)) return [];
			return impossibleActivities(value, toolOf).map(({ path: inner, message }) => ({
				path: [...path, language, ...inner],
				message,
			}));
		});
	});
}

/** The entries of a checked file, with the texts cleaned as the schema does. */
export function entriesOf(file: PackFile): PackEntry[] {
	return file.entries.map(({ kind, nl, en }) => {
		const clean = (value: unknown) => (value === undefined ? null : entrySchemas[kind].parse(value));
		const read = { nl: clean(nl), en: clean(en) };
		const one = read.nl ?? read.en;
		if (one === null) throw new RangeError('an entry stands in at least one language');
		return { kind, slug: one.id, title: one.title, ...read };
	});
}
