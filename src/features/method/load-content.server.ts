import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
	type Content,
	glossary,
	holidayList,
	type InBothLanguages,
	languages,
	levels,
	type StepGuidance,
	type StepLevel,
	safety,
	sectorList,
	stepGuidance,
	steps,
	topicList,
	zoneList,
} from './content.ts';
import { ContentError, gather, readContentFile, readInBothLanguages } from './content-file.server.ts';

const stepLevels = steps.flatMap((step) => levels.map((level): StepLevel => `${step}-${level}`));

function loadStep(root: string, name: StepLevel): InBothLanguages<StepGuidance> {
	const schema = stepGuidance.superRefine(({ id, step, level }, context) => {
		if (id !== name)
			context.addIssue({ code: 'custom', path: ['id'], message: `must be "${name}", as the file` });
		if (`${step}-${level}` !== name)
			context.addIssue({
				code: 'custom',
				path: ['step'],
				message: 'step and level must be those of the file name',
			});
	});
	return readInBothLanguages(root, `steps/${name}.yaml`, schema);
}

/** A step file with a name that nobody reads is a misspelling, not a spare. */
function refuseStrayStepFiles(root: string): void {
	const expected = new Set(stepLevels.map((name) => `${name}.yaml`));
	const strays = languages.flatMap((language) => {
		const folder = `${language}/steps`;
		if (!existsSync(join(root, folder))) return [];
		return readdirSync(join(root, folder))
			.filter((file) => !expected.has(file))
			.map((file) => ({ file: `${folder}/${file}`, line: 1, message: 'no step and level have this name.' }));
	});
	if (strays.length > 0) throw new ContentError(strays);
}

function loadSteps(root: string): Content['steps'] {
	refuseStrayStepFiles(root);
	const works = stepLevels.map((name) => [name, () => loadStep(root, name)] as const);
	const files = gather<Record<StepLevel, InBothLanguages<StepGuidance>>>(
		Object.fromEntries(works) as { [K in StepLevel]: () => InBothLanguages<StepGuidance> },
	);
	const inLanguage = (language: 'nl' | 'en') =>
		Object.fromEntries(stepLevels.map((name) => [name, files[name][language]])) as Record<
			StepLevel,
			StepGuidance
		>;
	return { nl: inLanguage('nl'), en: inLanguage('en') };
}

function withoutSource<T extends { source: string }>({ source: _source, ...rest }: T): Omit<T, 'source'> {
	return rest;
}

/**
 * Reads and cross-checks the content of this feature; called once at start.
 * @param root the content folder
 * @throws ContentError that lists every fault with file and line
 */
export function loadContent(root: string): Content {
	return gather<Content>({
		steps: () => loadSteps(root),
		glossary: () => readInBothLanguages(root, 'glossary.yaml', glossary),
		safety: () => readInBothLanguages(root, 'safety.yaml', safety),
		zones: () => readContentFile(root, 'lists/zones.yaml', zoneList).zones,
		holidays: () => withoutSource(readContentFile(root, 'lists/holidays.yaml', holidayList)),
		sectors: () => withoutSource(readContentFile(root, 'lists/sectors.yaml', sectorList)),
		topics: () => readContentFile(root, 'lists/topics.yaml', topicList).topics,
	});
}
