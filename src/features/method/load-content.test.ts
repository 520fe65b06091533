import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { languages, levels, steps } from './content.ts';
import { ContentError } from './content-file.server.ts';
import { loadContent } from './load-content.server.ts';

const real = join(import.meta.dirname, '../../../content');

describe('content with faults is refused', () => {
	let root: string;

	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'content-'));
		cpSync(real, root, { recursive: true });
	});
	afterEach(() => rmSync(root, { recursive: true }));

	function change(file: string, from: string, to: string) {
		const path = join(root, file);
		const before = readFileSync(path, 'utf8');
		expect(before).toContain(from);
		writeFileSync(path, before.replace(from, to));
	}

	function faults(): string[] {
		try {
			loadContent(root);
		} catch (error) {
			if (error instanceof ContentError) return error.faults.map((f) => `${f.file}:${f.line} ${f.message}`);
			throw error;
		}
		return [];
	}

	test('a step that one language lacks', () => {
		rmSync(join(root, 'en/steps/plan-meso.yaml'));
		expect(faults()).toEqual(['en/steps/plan-meso.yaml:1 this file is missing or cannot be read.']);
	});

	test('a step file with a misspelt name', () => {
		renameSync(join(root, 'nl/steps/act-micro.yaml'), join(root, 'nl/steps/act-mirco.yaml'));
		expect(faults()).toContain('nl/steps/act-mirco.yaml:1 no step and level have this name.');
	});

	test('a step that says it is another', () => {
		change('nl/steps/act-micro.yaml', 'id: act-micro\nstep: act', 'id: plan-micro\nstep: plan');
		change('en/steps/act-micro.yaml', 'id: act-micro\nstep: act', 'id: plan-micro\nstep: plan');
		expect(faults()).toEqual(
			['nl', 'en'].flatMap((language) => [
				`${language}/steps/act-micro.yaml:1 "id": must be "act-micro", as the file.`,
				`${language}/steps/act-micro.yaml:2 "step": step and level must be those of the file name.`,
			]),
		);
	});

	test('a question that one language lacks', () => {
		change('nl/steps/reflect-micro.yaml', '- id: difficult', '- id: hard');
		expect(faults()).toEqual([
			'nl/steps/reflect-micro.yaml:14 "reflect-micro > hard" is missing in en/steps/reflect-micro.yaml.',
			'en/steps/reflect-micro.yaml:14 "reflect-micro > difficult" is missing in nl/steps/reflect-micro.yaml.',
		]);
	});

	test('a step without source', () => {
		change('nl/steps/objectify-macro.yaml', 'source: 000', '# 000');
		expect(faults()).toEqual(['nl/steps/objectify-macro.yaml:1 "source" is missing.']);
	});

	test('a spelling that two zones claim', () => {
		change('lists/zones.yaml', 'name: Westhoek', 'name: rits');
		expect(faults()).toEqual([
			expect.stringMatching(/^lists\/zones\.yaml:\d+ "zones\.\d+": "rits" already names another zone\.$/),
		]);
	});

	test('faults in several files come together', () => {
		change('nl/safety.yaml', "number: '112'", 'number: een een twee');
		change('lists/holidays.yaml', 'month: 7', 'month: 13');
		rmSync(join(root, 'lists/topics.yaml'));
		expect(faults().map((fault) => fault.split(':')[0])).toEqual([
			'nl/safety.yaml',
			'lists/holidays.yaml',
			'lists/topics.yaml',
		]);
	});
});

describe('the content as it is', () => {
	const content = loadContent(real);
	const guidance = languages.flatMap((language) => Object.values(content.steps[language]));

	test('carries the five names of the method literally, at three levels', () => {
		const names = steps.map((step) => levels.map((level) => content.steps.nl[`${step}-${level}`].title));
		expect(names).toEqual(
			['Reflectie als basis', 'Objectivering', 'Analyse', 'Plan van aanpak', 'Overgaan tot actie'].map(
				(name) => [name, name, name],
			),
		);
	});

	test('asks in sentences of at most 25 words', () => {
		const sentences = guidance
			.flatMap((step) => [
				step.question,
				step.purpose,
				...step.questions.flatMap((q) => [q.text, q.hint ?? '']),
			])
			.flatMap((text) => text.split(/(?<=[.?!])\s+/));
		expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
	});

	test('asks what made it so, never why someone did it', () => {
		const questions = guidance.flatMap((step) => [step.question, ...step.questions.map((q) => q.text)]);
		expect(questions.filter((question) => /\b(waarom|why)\b/i.test(question))).toEqual([]);
	});

	test('asks at the first step for what goes well', () => {
		const reflect = levels.map((level) => content.steps.nl[`reflect-${level}`].questions.map((q) => q.id));
		expect(
			reflect.map((ids) => ids.find((id) => ['going-well', 'proud', 'what-works'].includes(id))),
		).toEqual(['going-well', 'proud', 'what-works']);
	});

	test('ends the five minutes with whom one looks at it', () => {
		for (const level of levels) {
			expect(content.steps.nl[`act-${level}`].fiveMinutes.question).toMatch(/met wie bekijk/);
			expect(content.steps.en[`act-${level}`].fiveMinutes.question).toMatch(/with whom/);
		}
	});

	test('speaks no words of another country', () => {
		const foreign =
			/jeugdige|jeugdzorgwerker|gezinsvoogd|gedragswetenschapper|casu[iï]stiek|instelling|verwijzer|ondertoezicht/i;
		expect(JSON.stringify(content).match(foreign)).toBeNull();
	});

	test('knows the sixty zones, the five of the pilot as its report writes them', () => {
		const names = content.zones.map((zone) => zone.name);
		expect(names).toHaveLength(60);
		expect(names).toEqual(
			expect.arrayContaining([
				'Houtland & Polder',
				'Midden West-Vlaanderen',
				'RITS',
				'Westhoek',
				'Westkust & Polder',
			]),
		);
		expect(content.zones.find((zone) => zone.aliases.includes('Midden WV'))?.name).toBe(
			'Midden West-Vlaanderen',
		);
	});

	test('knows the ten legal holidays', () => {
		expect([...content.holidays.fixed, ...content.holidays.easter]).toHaveLength(10);
	});

	test('has the same numbers to call in both languages', () => {
		const numbers = languages.map((language) =>
			content.safety[language].numbers.map((entry) => entry.number),
		);
		expect(numbers[0]).toEqual(['112', '1712', '102', '116 000', '1813']);
		expect(numbers[1]).toEqual(numbers[0]);
	});

	test('opens the glossary with the three levels', () => {
		expect(content.glossary.nl[0]?.id).toBe('micro-meso-macro');
	});
});
