import { describe, expect, test } from 'vitest';
import { loadLibrary } from '#features/method/index.server.ts';
import type { Scan } from '#features/method/index.ts';
import { pictureText, sayCounts, sayItem } from './say-picture.ts';
import { type Answer, canAskClients, fitsNotebook, fitsScan, readAnswer, saysSomething } from './scan.ts';
import {
	endsOf,
	evidenceOf,
	gapOf,
	middleOf,
	mostChosen,
	noticedIn,
	type Picture,
	pictureOf,
	spreadOf,
} from './scan-picture.ts';

const library = loadLibrary('content');
function scanOf(slug: string): Scan {
	const entry = library.instrument.get(slug)?.nl;
	if (entry?.engine !== 'scan') throw new Error(`${slug} is no scan`);
	return entry;
}
const continuum = scanOf('continuum');
const quality = scanOf('quality-framework');
const goals = 'this-trajectory.goals';
const safety = 'this-trajectory.safety';

/** People who chose these points at one place, in this order. */
const at = (place: string, ...points: string[]): Answer[] =>
	points.map((point) => ({ points: { [place]: point }, evidence: {} }));
const none = { group: [], client: [] };
const itemOf = (picture: Picture, place: string) => {
	const found = picture.sections.flatMap(({ items }) => items).find((item) => item.place === place);
	if (!found) throw new Error(`no item ${place}`);
	return found;
};

describe('what stays hidden', () => {
	test('four answers at an item give no spread, five do; who skipped it does not count', () => {
		const points = ['expert', 'guide', 'companion'];
		expect(spreadOf(at(goals, 'guide', 'guide', 'expert', 'guide'), goals, points, 5)).toBeUndefined();
		const five = at(goals, 'guide', 'guide', 'expert', 'guide', 'guide');
		expect(spreadOf([...five, { points: {}, evidence: {} }], goals, points, 5)).toEqual({
			answered: 5,
			counts: [1, 4, 0],
		});
	});

	test('an item that four of six answered stays hidden while the others show', () => {
		const group = [
			...at(goals, 'guide', 'guide', 'guide', 'expert'),
			{ points: { [safety]: 'expert' }, evidence: {} },
			{ points: { [safety]: 'expert' }, evidence: {} },
		];
		const item = itemOf(pictureOf(continuum, { group, client: [] }), goals);
		expect([item.group, item.gap]).toEqual([undefined, undefined]);
	});

	test('what people notice needs five who spoke there, and stands in another order than it was written', () => {
		const said = (words: string): Answer => ({ points: {}, evidence: { [goals]: words } });
		const four = [said('zij vroeg het'), said('we kozen samen'), said('altijd'), said('nooit')];
		expect(evidenceOf(four, goals, 5)).toEqual([]);
		expect(evidenceOf([...four, ...at(goals, 'guide')], goals, 5)).toEqual([
			'altijd',
			'nooit',
			'we kozen samen',
			'zij vroeg het',
		]);
	});

	test('in an own notebook the own view is one answer, that of clients still needs five', () => {
		const own = at(goals, 'expert');
		const few = pictureOf(continuum, { group: own, client: at(goals, 'guide', 'guide') }, undefined, 1);
		expect(itemOf(few, goals)).toMatchObject({
			group: { answered: 1, counts: [1, 0, 0] },
			client: undefined,
		});
	});
});

describe('what a picture says', () => {
	const group = at(goals, 'guide', 'guide', 'guide', 'guide', 'companion', 'expert');
	const client = at(goals, 'expert', 'expert', 'expert', 'guide', 'expert');

	test('the gap is the part that would have to choose otherwise', () => {
		expect(gapOf({ answered: 5, counts: [5, 0, 0] }, { answered: 8, counts: [8, 0, 0] })).toBe(0);
		expect(gapOf({ answered: 5, counts: [5, 0, 0] }, { answered: 5, counts: [0, 0, 5] })).toBe(1);
		expect(gapOf({ answered: 10, counts: [5, 5, 0] }, { answered: 5, counts: [5, 0, 0] })).toBe(0.5);
	});

	test('two views of positions: the places chosen most, and no word of better, worse or average', () => {
		const picture = pictureOf(continuum, { group, client });
		const { head, before } = sayItem(itemOf(picture, goals), picture, false, 'nl');
		expect(head).toBe('Wij kozen het vaakst ‘Gids’, jongeren en ouders ‘Expert’.');
		expect(before).toEqual([]);
		expect(noticedIn(picture).apart.map(({ place }) => place)).toEqual([goals]);
		expect(noticedIn(picture).strong).toEqual([]);
		const text = pictureText(['Kop'], picture, { own: false, clients: true, warning: 'Let op.' }, 'nl');
		expect(text).toContain('Wij: Expert 1, Gids 4, Kompaan 1.');
		expect(text).toContain('Jongeren en ouders: Expert 4, Gids 1, Kompaan 0.');
		expect(text).toContain('minder dan 5');
		expect(text).not.toMatch(/gemiddeld|beter|slechter|score|midden/i);
	});

	test('ties are said as they are, in both languages', () => {
		expect(mostChosen({ answered: 6, counts: [3, 0, 3] })).toEqual([0, 2]);
		const tied = at(goals, 'guide', 'guide', 'guide', 'expert', 'expert', 'expert');
		const picture = pictureOf(continuum, { group: tied, client: [] });
		const say = (locale: 'nl' | 'en') => sayItem(itemOf(picture, goals), picture, false, locale).head;
		expect(say('nl')).toBe('Wij kozen het vaakst ‘Expert’ en ‘Gids’.');
		expect(say('en')).toBe('Most often we chose ‘Expert’ and ‘Gids’.');
	});

	test('movement stands beside it, and falls away when the scale has other points', () => {
		const before = { scan: continuum, answers: { group: client, client: [] } };
		const picture = pictureOf(continuum, { group, client }, before);
		expect(picture.moved).toBe(true);
		expect(itemOf(picture, goals).groupBefore).toEqual({ answered: 5, counts: [4, 1, 0] });
		expect(sayItem(itemOf(picture, goals), picture, false, 'nl').before).toEqual([
			'Vorige keer kozen wij het vaakst ‘Expert’.',
		]);
		const other = pictureOf(continuum, { group, client }, { scan: quality, answers: before.answers });
		expect([other.moved, itemOf(other, goals).groupBefore]).toEqual([false, undefined]);
	});

	test('a rating says the middle and the ends', () => {
		expect(middleOf({ answered: 5, counts: [1, 1, 2, 1] })).toEqual([2, 2]);
		expect(middleOf({ answered: 6, counts: [0, 3, 3, 0] })).toEqual([1, 2]);
		expect(endsOf({ answered: 5, counts: [0, 1, 0, 4] })).toEqual([1, 3]);
		const place = 'form.chosen';
		const rated = at(place, 'a-little', 'mostly', 'mostly', 'fully', 'not-yet');
		const picture = pictureOf(quality, { group: rated, client: [] });
		expect(sayItem(itemOf(picture, place), picture, false, 'nl').head).toBe(
			'Ons midden ligt bij ‘Meestal’. De antwoorden gaan van ‘Nog niet’ tot ‘Helemaal’.',
		);
		expect(noticedIn(picture).divided.map((item) => item.place)).toEqual([place]);
		const even = at(place, 'a-little', 'a-little', 'a-little', 'mostly', 'mostly', 'mostly');
		const between = pictureOf(quality, { group: even, client: [] });
		expect(sayItem(itemOf(between, place), between, false, 'nl').head).toContain(
			'Ons midden ligt tussen ‘Een beetje’ en ‘Meestal’.',
		);
		const agreed = pictureOf(quality, { group: at(place, ...Array(5).fill('fully')), client: [] });
		expect(noticedIn(agreed).strong.map((item) => item.place)).toEqual([place]);
		expect(sayItem(itemOf(agreed, place), agreed, false, 'nl').head).toBe('Wij kozen allemaal ‘Helemaal’.');
	});

	test('in an own notebook a question without an answer was skipped; only the view of clients hides numbers', () => {
		const five = at(goals, ...Array(5).fill('guide'));
		const alone = pictureOf(continuum, { group: at(safety, 'expert'), client: five }, undefined, 1);
		expect(sayItem(itemOf(alone, goals), alone, true, 'nl').head).toBe(
			'Dit sloeg je over. Jongeren en ouders kozen het vaakst ‘Gids’.',
		);
		expect(sayCounts('Jij', itemOf(alone, goals).group, alone, 'nl', 'overgeslagen')).toBe(
			'Jij: overgeslagen.',
		);
		expect(sayCounts('Jongeren en ouders', itemOf(alone, safety).client, alone, 'nl')).toContain(
			'minder dan 5',
		);
	});

	test('nothing at all says so', () => {
		const picture = pictureOf(continuum, none);
		expect(picture.answers).toEqual({ group: 0, client: 0 });
		expect(sayItem(itemOf(picture, goals), picture, false, 'nl').head).toContain('minder dan vijf');
	});
});

describe('answers', () => {
	test('a form is read place by place; what the scan does not ask is left out', () => {
		const answer = readAnswer(continuum, {
			[`point.${goals}`]: 'guide',
			[`point.${safety}`]: '',
			'point.elsewhere.item': 'guide',
			[`evidence.${safety}`]: '  we vroegen het  ',
			[`evidence.${goals}`]: '   ',
		});
		expect(answer).toEqual({ points: { [goals]: 'guide' }, evidence: { [safety]: 'we vroegen het' } });
		expect(readAnswer(continuum, { [`point.${goals}`]: 'boss' }).points).toEqual({});
		expect([saysSomething(answer), saysSomething({ points: {}, evidence: {} })]).toEqual([true, false]);
	});

	test('an unknown place or point fits no scan', () => {
		expect(fitsScan(continuum, { points: { [goals]: 'guide' }, evidence: {} })).toBe(true);
		expect(fitsScan(continuum, { points: { [goals]: 'mostly' }, evidence: {} })).toBe(false);
		expect(fitsScan(continuum, { points: {}, evidence: { 'other.place': 'woorden' } })).toBe(false);
	});

	test('clients are asked only in their own words, and a scan for groups is not for a notebook', () => {
		expect([canAskClients(continuum), canAskClients(quality)]).toEqual([true, false]);
		expect([fitsNotebook(continuum), fitsNotebook(quality)]).toEqual([true, false]);
	});
});
