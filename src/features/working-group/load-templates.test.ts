import { expect, test } from 'vitest';
import { loadGate } from '#features/signal/index.server.ts';
import { homeworkInput, pilotQuestions } from './homework.ts';
import { loadTemplates } from './load-templates.server.ts';
import { pilotSteps, stepInput } from './plan.ts';
import { pointingWords } from './pointing.ts';

const templates = loadTemplates('content');

test.each(['nl', 'en'] as const)('what the pilot did fits the forms, without a result (%s)', (language) => {
	const steps = pilotSteps(templates[language]);
	expect(steps.map(({ ways }) => ways.length)).toEqual([3, 4, 5, 6]);
	for (const step of steps) expect(stepInput.parse(step)).toEqual({ ...step, result: '', state: 'planned' });
	const questions = pilotQuestions(templates[language]);
	expect(questions).toHaveLength(5 + 3);
	const { title, why } = templates[language].homework;
	const id = '00000000-0000-4000-8000-000000000000';
	const asked = { id, circleId: id, title, why, questions: questions.join('\n'), lastDay: '2026-10-01' };
	expect(homeworkInput.parse(asked)).toMatchObject({ questions, shown: 'together', themeId: null });
});

test('words that can point at somebody are pointed at, each under its question; honest words are left alone', () => {
	const { lists } = loadGate('content');
	const answers = ['Bij ons belt Lotte pas na een maand.', 'Wij hielden ons niet aan de regel.', ''];
	expect(pointingWords(answers, lists)).toEqual([{ question: 0, words: 'Lotte' }]);
});
