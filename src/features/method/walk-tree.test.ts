import { describe, expect, test } from 'vitest';
import type { Tree } from './tree-content.ts';
import { type Walked, walkTree } from './walk-tree.ts';

const tree: Tree = {
	id: 'way',
	title: 'Which way',
	summary: 'Two questions.',
	goals: ['decide'],
	levels: ['micro'],
	group: { min: 1, max: 4 },
	origin: 'ours',
	source: 'made for this test',
	intro: 'Answer what you know.',
	start: 'hurry',
	questions: [
		{
			id: 'hurry',
			text: 'Is there haste?',
			answers: [
				{ id: 'yes', label: 'Yes', to: 'alone' },
				{ id: 'no', label: 'No', to: 'wait' },
			],
		},
		{
			id: 'alone',
			text: 'Are you alone?',
			answers: [
				{ id: 'yes', label: 'Yes', to: 'call' },
				{ id: 'no', label: 'No', to: 'talk' },
			],
		},
	],
	advices: ['wait', 'call', 'talk'].map((id) => ({ id, title: id, reason: 'Because.', next: 'Now.' })),
};

/** "question:answer ... > what comes next" */
const told = ({ road, next }: Walked) =>
	`${road.map(({ question, answer }) => `${question.id}:${answer.id} `).join('')}> ${
		'advice' in next ? `advice ${next.advice.id}` : next.question.id
	}`;

test('a tree that leads to what is not there is no tree', () => {
	const broken = { ...tree, start: 'gone' };
	expect(() => walkTree(broken, [])).toThrow(
		new RangeError('"gone" is neither a question nor an advice of way.'),
	);
});

describe('the road follows the answers', () => {
	test.each([
		['nobody answered yet', [], '> hurry'],
		['one answer', ['yes'], 'hurry:yes > alone'],
		['to the end', ['yes', 'no'], 'hurry:yes alone:no > advice talk'],
		['a short way to the end', ['no'], 'hurry:no > advice wait'],
		['an answer too many is not asked', ['no', 'yes'], 'hurry:no > advice wait'],
		['an answer that is not there ends the road at its question', ['perhaps', 'yes'], '> hurry'],
		['also further on', ['yes', 'perhaps'], 'hurry:yes > alone'],
	])('%s', (_, given, road) => {
		expect(told(walkTree(tree, given))).toBe(road);
	});
});
