import fc from 'fast-check';
import type { Asker } from '#features/meeting/command.ts';
import { type Meeting, nowOf } from '#features/meeting/meeting-state.ts';
import type { Script } from '#features/meeting/script.ts';
import { activities, results } from '#features/method/index.ts';
import { idOf, LEAD, SCREEN } from './play.ts';

type Fields = Readonly<Record<string, unknown>>;
/** Something asked by somebody; `late` was meant for the run or the choice before the one of now. */
export type Asked = {
	readonly fields: Fields;
	readonly asker: Asker;
	readonly late: boolean;
	readonly chance: number;
};

const person = fc.integer({ min: 0, max: 12 }).map((number) => idOf('a', number));
const seatedPerson = fc.integer({ min: 1, max: 6 }).map((number) => idOf('a', number));
const card = fc.integer({ min: 0, max: 5 }).map((number) => idOf('c', number));
const group = fc.integer({ min: 0, max: 3 }).map((number) => idOf('b', number));
const drawn = fc.integer({ min: 0, max: 3 }).map((number) => idOf('d', number));
const agreed = fc.integer({ min: 0, max: 2 }).map((number) => idOf('f', number));
const nobody = fc.constant('');
const on = fc.boolean();

/** Words as people and machines send them: any character, also half a pair, and sometimes far too many. */
export const words = fc.oneof(
	{ weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
	{
		weight: 2,
		arbitrary: fc.constantFrom('👩‍👧‍👦', 'مرحبا بكم', '\ud83d', '\u202eomgekeerd', 'a\u0007b\u2028c'),
	},
	{ weight: 1, arbitrary: fc.constantFrom('', ' ', 'x'.repeat(1001)) },
);

/** The asker: mostly whoever leads for what they alone may ask, mostly others for the rest; the big screen now and then. */
function askerOf(lead: number): fc.Arbitrary<Asker> {
	return fc.oneof(
		{ weight: lead, arbitrary: fc.constant({ id: LEAD, screen: false }) },
		{ weight: 20 - lead, arbitrary: seatedPerson.map((id) => ({ id, screen: false })) },
		{ weight: 3, arbitrary: person.map((id) => ({ id, screen: false })) },
		{ weight: 1, arbitrary: fc.constant({ id: SCREEN, screen: true }) },
	);
}

/** Everything that can be asked in a meeting with this script. */
function askedIn(script: Script): fc.Arbitrary<Pick<Asked, 'fields' | 'asker'>> {
	const from = (known: readonly string[]) => fc.constantFrom(...known, 'nergens', 'constructor');
	const zones = Object.values(script.boards).flat();
	const answers = Object.values(script.trees).flatMap(({ questions }) =>
		Object.values(questions).flatMap((one) => Object.keys(one)),
	);
	const roads = Object.values(script.trees).flatMap(({ start, questions }) =>
		Object.entries(questions[start] ?? {}).flatMap(([answer, to]) => [
			[answer],
			...Object.keys(questions[to] ?? {}).map((next) => [answer, next]),
		]),
	);
	const role = fc.oneof(nobody, from(script.roles));
	const target = fc.oneof(
		card,
		group,
		fc.constantFrom('0', '5', '10'),
		from(Object.values(script.scans).flat()),
	);
	const choice = fc.dictionary(target, fc.integer({ min: 0, max: 4 }), { maxKeys: 3 });
	const someone = fc.oneof({ weight: 3, arbitrary: nobody }, person);
	const say = <T extends string>(what: T, shape: Record<string, fc.Arbitrary<unknown>> = {}) =>
		fc.record({ what: fc.constant(what), ...shape });
	const often = fc.oneof(
		say('writeCard', { id: card, text: words, place: fc.oneof(nobody, nobody, from(zones)), for: someone }),
		say('choose', { choice, for: someone }),
		say('groupCards', {
			ids: fc.array(card, { minLength: 1, maxLength: 3 }),
			group: fc.oneof(nobody, group),
			title: words,
		}),
		say('takeCard', { id: card }),
		say('draw', { id: drawn, deck: from(Object.keys(script.decks)), for: someone }),
	);
	const shows = fc.oneof(
		say('chooseActivity', { activity: fc.constantFrom(...activities, 'write', 'write', 'collect', 'board') }),
		say('reveal'),
		say('openDots', { most: fc.integer({ min: 1, max: 4 }) }),
		say('showPoll'),
		say('walk', {
			answers: fc.oneof(
				fc.constantFrom(...roads, ['constructor'], ['constructor']),
				fc.array(from(answers), { maxLength: 3 }),
			),
		}),
	);
	const people = fc.oneof(
		say('admit', { ids: fc.array(person, { minLength: 1, maxLength: 3 }) }),
		say('refuse', { id: person }),
		say('leave'),
		say('takeRole', { id: someone, role }),
		say('rename', { id: someone, name: fc.integer({ min: 20, max: 60 }).map((number) => `Naam${number}.`) }),
		say('addPerson', {
			id: person,
			name: fc.constant('Naam70.'),
			kind: fc.constantFrom('guest', 'family', 'member'),
			role,
		}),
		say('giveLead', { id: fc.oneof(fc.constant(LEAD), person) }),
		say('chooseCoGuide', { id: person, on }),
		say('chooseCaseGiver', { id: someone }),
	);
	const course = fc.oneof(
		say('open'),
		say('chooseNaming', { naming: fc.constantFrom('named', 'anonymous') }),
		say('setDoor', { open: on }),
		say('start'),
		say('next'),
		say('goTo', { phase: from(script.phases.map(({ id }) => id)) }),
		say('repeat'),
		say('ask', { id: fc.oneof(nobody, fc.constant('ask')) }),
		say('setClock', { minutes: fc.integer({ min: 1, max: 480 }) }),
		say('pause'),
		say('resume'),
		say('resume'),
		say('end'),
		say('reopen'),
		say('reopen'),
		say('ready', { on, id: someone }),
		say('raiseHand', { on }),
		say('giveTurn', { id: someone }),
		say('takeTurn', { id: someone }),
	);
	const table = fc.oneof(
		say('placeCard', { id: card, place: from(zones) }),
		say('nameGroup', { id: group, title: words }),
		say('proposeGroups'),
		say('setCardAside', { id: card, on }),
		say('deepen', { id: drawn }),
		say('layBack', { id: drawn }),
		say('openScale', { question: words, scan: fc.oneof(nobody, from(Object.keys(script.scans))) }),
		say('agree', {
			id: agreed,
			text: words,
			into: fc.constantFrom(...results),
			owner: someone,
			due: nobody,
			sector: nobody,
		}),
		say('dropAgreement', { id: agreed }),
	);
	const by = (lead: number, fields: fc.Arbitrary<Fields>) => fc.record({ fields, asker: askerOf(lead) });
	return fc.oneof(
		{ weight: 7, arbitrary: by(4, often) },
		{ weight: 4, arbitrary: by(18, shows) },
		{ weight: 2, arbitrary: by(15, people) },
		{ weight: 4, arbitrary: by(15, course) },
		{ weight: 5, arbitrary: by(12, table) },
	);
}

/** Who leads opens, chooses, begins, and goes to a step in which people write; some have written already. */
function beginning(script: Script): fc.Arbitrary<readonly Asked[]> {
	const by = (id: string, fields: Fields): Asked => ({
		fields,
		asker: { id, screen: false },
		late: false,
		chance: 0,
	});
	return fc
		.record({
			naming: fc.constantFrom('named', 'anonymous'),
			phase: fc.constantFrom(
				...script.phases.flatMap(({ id, uses }) => (uses.length > 0 ? [id, id, id] : [id])),
			),
			activity: fc.constantFrom('write', 'write', 'collect', 'board', 'group', 'draw', 'tree'),
			cards: fc.integer({ min: 0, max: 5 }),
		})
		.map(({ naming, phase, activity, cards }) => [
			by(LEAD, { what: 'open' }),
			by(LEAD, { what: 'chooseNaming', naming }),
			by(LEAD, { what: 'start' }),
			by(LEAD, { what: 'goTo', phase }),
			by(LEAD, { what: 'chooseActivity', activity }),
			...Array.from({ length: cards }, (_, index) =>
				by(idOf('a', index + 1), {
					what: 'writeCard',
					id: idOf('c', index),
					text: 'wissel van begeleider',
					place: '',
					for: '',
				}),
			),
		]);
}

/** A meeting as it may go: from its plan, or begun with or without names, and then anything from anybody. */
export function courseOf(script: Script, longest = 70): fc.Arbitrary<readonly Asked[]> {
	const one = fc.record({
		what: askedIn(script),
		late: fc.integer({ min: 0, max: 15 }).map((number) => number === 0),
		chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	});
	const begun = fc.oneof(
		{ weight: 1, arbitrary: fc.constant([]) },
		{ weight: 9, arbitrary: beginning(script) },
	);
	return fc
		.tuple(begun, fc.array(one, { maxLength: longest, size: 'max' }))
		.map(([first, rest]) => [...first, ...rest.map(({ what, ...how }) => ({ ...what, ...how }))]);
}

/** The fields with the run and the choice that the asker saw. */
export function seenNow({ fields, late }: Asked, state: Meeting): Fields {
	const run = Math.max(0, (nowOf(state)?.id ?? 0) - (late ? 1 : 0));
	return { run, poll: Math.max(0, state.polls - (late ? 1 : 0)), ...fields };
}
