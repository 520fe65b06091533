import { describe, expect, test } from 'vitest';
import { loadLibrary } from '#features/method/index.server.ts';
import { activitiesOf, entrySchemas, type Method, toolsIn } from '#features/method/index.ts';
import { faultsOfWritten, fieldsOfMethod, methodOfWritten } from './written-method.ts';
import { choicesInPhase, doneInPhase, movePhase, usedInPhase } from './written-phase.ts';

const library = loadLibrary('content');
const toolOf = toolsIn(library);
const method = (id: string): Method => {
	const found = library.method.get(id)?.nl;
	if (!found) throw new RangeError(`there is no method ${id}`);
	return found;
};
const written = (fields: Record<string, string>) =>
	entrySchemas.method.parse(methodOfWritten(fields, 'copy', toolOf));

test.each([...library.method.keys()])(
	'a copy of %s has people do the same, with the same things beside it',
	(id) => {
		const fields = fieldsOfMethod(method(id), toolOf);
		expect(faultsOfWritten(fields, toolOf)).toEqual({});
		const copy = written(fields);
		const doing = ({ phases }: Method) =>
			phases.map((phase) => [activitiesOf(phase, toolOf), phase.activities, phase.uses, phase.quiet]);
		expect(doing(copy)).toEqual(doing(method(id)));
	},
);

describe('what people do in a step', () => {
	/** Step 3 is the first round of cards, with four decks. */
	const game = fieldsOfMethod(method('intervision-game'), toolOf);
	/** Step 6 chooses steps, with the circle of influence. */
	const kom = fieldsOfMethod(method('kom'), toolOf);

	test('is talking until somebody chooses, and then it is not written down', () => {
		const fields = { ...kom, 'phase-0-activity': 'talk' };
		expect(written(fields).phases[0]).not.toHaveProperty('activities');
		expect(doneInPhase({ phases: '1' }, 0, toolOf)).toEqual(['talk']);
	});

	test('is kept when it is talking beside a board, or silence in which nothing is written', () => {
		expect(written({ ...kom, 'phase-5-activity': 'talk' }).phases[5]?.activities).toEqual(['talk', 'board']);
		const silent = { ...kom, 'phase-0-quiet': 'on', 'phase-0-activity': 'talk' };
		expect(written(silent).phases[0]?.activities).toEqual(['talk']);
		expect(written({ ...silent, 'phase-0-activity': 'write' }).phases[0]).not.toHaveProperty('activities');
	});

	test('was written before steps could say it: it follows from the rest', () => {
		const { 'phase-2-activity': _, 'phase-2-next': __, ...old } = game;
		expect(doneInPhase(old, 2, toolOf)).toEqual(['draw']);
		expect(written(old).phases[2]).not.toHaveProperty('activities');
	});

	test('can be chosen only among what the step has the things for', () => {
		expect(choicesInPhase({ phases: '1' }, 0, toolOf)).not.toContain('draw');
		expect(choicesInPhase(game, 2, toolOf)).toContain('draw');
		expect(choicesInPhase(game, 2, toolOf)).not.toContain('board');
		expect(choicesInPhase(kom, 5, toolOf)).toContain('board');
	});

	test('is asked again when what it needs was taken away, and what came after it falls away', () => {
		const { 'phase-2-uses': _, ...without } = game;
		expect(faultsOfWritten(without, toolOf)).toEqual({ 'phase-2-activity': 'tool' });
		expect(choicesInPhase(without, 2, toolOf)).toContain('draw');
		const { 'phase-5-uses': __, ...noBoard } = kom;
		expect(faultsOfWritten(noBoard, toolOf)).toEqual({});
		expect(written(noBoard).phases[5]?.activities).toEqual(['agree']);
	});

	test('is never what nobody knows', () => {
		const odd = {
			...game,
			'phase-2-activity': 'magic',
			'phase-2-next': 'magic\ndraw\nround\nround',
			'phase-2-uses': 'deck/think\ndeck/nowhere\n<b>\nmethod/kom',
		};
		expect(usedInPhase(odd, 2, toolOf)).toEqual(['deck/think']);
		expect(doneInPhase(odd, 2, toolOf)).toEqual(['draw']);
		expect(doneInPhase({ ...odd, 'phase-2-activity': 'round' }, 2, toolOf)).toEqual(['round', 'draw']);
		expect(faultsOfWritten(odd, toolOf)).toEqual({});
	});

	test('moves along with its step, and goes away with it', () => {
		const moved = movePhase(game, 2, 0);
		expect(doneInPhase(moved, 0, toolOf)).toEqual(['draw', 'round']);
		expect(usedInPhase(moved, 0, toolOf)).toHaveLength(4);
		expect(doneInPhase(moved, 2, toolOf)).toEqual(['talk', 'collect']);
		expect(doneInPhase(movePhase(game, 2, 'away'), 2, toolOf)).toEqual(['talk']);
	});
});
