import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import type { Item } from './cycle.ts';
import { stepWords } from './step-words.ts';
import { whatChanged } from './what-changed.ts';

const item = (
	id: string,
	step: Item['step'],
	kind: Item['kind'],
	fields: Item['fields'],
	more: Partial<Item> = {},
): Item => ({
	...{ id, step, kind, fields, slot: null, parentId: null, version: 1, changedBy: 'anna', changedAt: '' },
	...more,
});
const day = (text: string) => `<${text}>`;

test('a reflection becomes plain text: steps without words, half-made actions and evidence on its own are not in it', () => {
	const items = [
		item('a', 'reflect', 'answer', { text: 'Een wissel.' }, { slot: 'reflect.occasion' }),
		item('o', 'objectify', 'observation', { text: 'Ze belde af.', who: 'moeder', known: 'heard' }),
		item('h', 'analyse', 'hypothesis', { text: 'Misschien is ze moe.', verdict: 'kept' }),
		item('e', 'analyse', 'evidenceFor', { text: 'Ze gaapte.' }, { parentId: 'h' }),
		item('c', 'plan', 'condition', { text: 'maandag', holds: 'no' }, { slot: 'plan.condition-time' }),
		item('n', 'act', 'nextAction', { text: 'Iets.' }, { slot: 'act.next' }),
	];
	const actions = [
		{ what: 'School bellen.', ownerName: 'Bram', dueOn: '2026-09-18', effect: 'zoals gehoopt' },
	];
	expect(cleanText(['T014'], items, actions, stepWords.nl, () => 'Wat maakt dat?', day)).toBe(
		[
			...['T014', '', 'REFLECTIE ALS BASIS', 'Wat maakt dat?', 'Een wissel.', ''],
			...['OBJECTIVERING', 'Observatie:', '- Ze belde af. (wie: moeder; van iemand gehoord)', ''],
			...[
				'ANALYSE',
				'Vermoeden:',
				'- Misschien is ze moe. (behouden)',
				'    Wat pleit ervoor: Ze gaapte.',
				'',
			],
			...['PLAN VAN AANPAK', 'Wat moet er zijn:', '- Tijd: Nee, dit ontbreekt. maandag', ''],
			...['OVERGAAN TOT ACTIE', '- School bellen. (Bram; tegen <2026-09-18>; zoals gehoopt)'],
		].join('\n'),
	);
});

test('two rounds beside each other: verdicts then and now, what stayed behind, what is new', () => {
	const hypothesis = (id: string, text: string, verdict: string, slot: string | null = null) =>
		item(id, 'analyse', 'hypothesis', { text, verdict }, { slot });
	const earlier = [
		hypothesis('1', 'Moe.', 'open'),
		hypothesis('2', 'Onwil.', 'refuted'),
		item('o', 'objectify', 'observation', { text: 'Ze belde af.' }),
	];
	const now = [hypothesis('3', 'Moe van de bus.', 'kept', 'analyse.again.1'), hypothesis('4', 'Geld.', '')];
	expect(whatChanged(earlier, now)).toEqual({
		observations: { before: ['Ze belde af.'], now: [] },
		hypotheses: [
			{ text: 'Moe van de bus.', before: 'open', now: 'kept' },
			{ text: 'Onwil.', before: 'refuted', now: undefined },
		],
		newHypotheses: [{ text: 'Geld.', now: 'open' }],
	});
});
