import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Addressee, type Mandate, type MandateState, type Topic, type Verb, verbs } from './mandate.ts';
import { acceptedMandateFor, findingsOf, matrixOf, proposeAddressee } from './who-decides.ts';

const housing: Topic = { id: 'housing', name: 'Wonen', endedOn: null };
const school: Topic = { id: 'school', name: 'School', endedOn: null };
const gone: Topic = { id: 'gone', name: 'Vroeger', endedOn: '2026-01-01' };

function addressee(id: string, more: Partial<Addressee> = {}): Addressee {
	return {
		id,
		name: id,
		kind: 'circle',
		circleId: id,
		circleKind: 'team',
		email: null,
		secretaryId: null,
		bearerId: null,
		receives: 'signals',
		meetingDates: [],
		endedOn: null,
		...more,
	};
}
const coordinator = addressee('coordinator', { kind: 'coordinator', circleId: null, circleKind: null });
const team = addressee('team');
const organisation = addressee('organisation', { circleKind: 'organisation' });
const consultation = addressee('consultation', { circleKind: 'regionalConsultation', receives: 'themes' });
const agency = addressee('agency', { kind: 'outside', circleId: null, circleKind: null, receives: 'themes' });
const everyone = [coordinator, team, organisation, consultation, agency];

function mandate(of: Addressee, verb: Verb, state: MandateState = 'accepted', topic = housing): Mandate {
	return {
		id: `${of.id}-${verb}`,
		addresseeId: of.id,
		topicId: topic.id,
		verb,
		limits: '',
		responsibility: '',
		term: { kind: 'days', count: 42, fallbackDays: 90 },
		state,
		acceptedBy: null,
		acceptedFor: null,
		acceptedOn: null,
	};
}

describe('to whom a single signal goes first', () => {
	const propose = (mandates: Mandate[], level: 'micro' | 'meso' | 'macro' = 'meso') =>
		proposeAddressee(housing.id, level, everyone, mandates);

	test('never to a mandate that nobody accepted', () => {
		const open = verbs.flatMap((verb) => [
			mandate(team, verb, 'proposed'),
			mandate(organisation, verb, 'declined'),
			mandate(coordinator, verb, 'withdrawn'),
		]);
		expect(propose(open)).toEqual({
			addresseeId: 'coordinator',
			mandateId: null,
			reason: 'nobodyAccepted',
		});
	});

	test('never to who is only informed, is gone, or receives themes only', () => {
		expect(propose([mandate(team, 'isInformed')]).reason).toBe('nobodyAccepted');
		expect(propose([mandate(consultation, 'advises')]).reason).toBe('nobodyAccepted');
		const left = { ...team, endedOn: '2026-01-01' };
		expect(proposeAddressee('housing', 'meso', [coordinator, left], [mandate(left, 'decides')]).reason).toBe(
			'nobodyAccepted',
		);
	});

	test('without a topic, and without a coordinator, nobody is named as holder', () => {
		expect(proposeAddressee(null, 'meso', everyone, [mandate(team, 'decides')])).toEqual({
			addresseeId: 'coordinator',
			mandateId: null,
			reason: 'noTopic',
		});
		expect(proposeAddressee('housing', 'meso', [team], [])).toEqual({
			addresseeId: null,
			mandateId: null,
			reason: 'nobodyAccepted',
		});
	});

	test('to the one near who decides, rather than who advises', () => {
		expect(propose([mandate(team, 'advises'), mandate(organisation, 'decides')])).toEqual({
			addresseeId: 'organisation',
			mandateId: 'organisation-decides',
			reason: 'decides',
		});
	});

	test('to the strongest accepted verb when nobody decides', () => {
		expect(propose([mandate(team, 'advises'), mandate(coordinator, 'passesOn')])).toEqual({
			addresseeId: 'coordinator',
			mandateId: 'coordinator-passesOn',
			reason: 'holdsMandate',
		});
	});

	test('what a regional or policy body decides goes first to the coordinator who passes on', () => {
		for (const body of [consultation, agency]) {
			const accepted = [mandate(body, 'decides'), mandate(coordinator, 'passesOn'), mandate(team, 'advises')];
			expect(propose(accepted, 'macro')).toEqual({
				addresseeId: 'coordinator',
				mandateId: 'coordinator-passesOn',
				reason: 'regionDecides',
			});
		}
		expect(propose([mandate(agency, 'decides'), mandate(team, 'advises')])).toEqual({
			addresseeId: 'coordinator',
			mandateId: null,
			reason: 'nobodyAccepted',
		});
	});

	test('near and region both decide: near for what can be changed near, region for macro', () => {
		const both = [mandate(agency, 'decides'), mandate(team, 'decides'), mandate(coordinator, 'passesOn')];
		expect(propose(both, 'meso').addresseeId).toBe('team');
		expect(propose(both, 'macro').reason).toBe('regionDecides');
	});

	test('two near with the same verb: the one whose kind fits the level', () => {
		const network = addressee('network', { circleKind: 'networkForum' });
		const mandates = [mandate(team, 'decides'), mandate(network, 'decides')];
		expect(proposeAddressee('housing', 'macro', [team, network], mandates).addresseeId).toBe('network');
		expect(proposeAddressee('housing', 'meso', [network, team], mandates).addresseeId).toBe('team');
	});

	test('whatever the mandates: who is named receives single signals, and the mandate is accepted and theirs', () => {
		const anyMandate = fc
			.record({
				of: fc.constantFrom(...everyone),
				verb: fc.constantFrom(...verbs),
				state: fc.constantFrom<MandateState>('proposed', 'accepted', 'declined', 'withdrawn'),
				topic: fc.constantFrom(housing, school),
			})
			.map(({ of, verb, state, topic }) => ({
				...mandate(of, verb, state, topic),
				id: `${of.id}-${verb}-${state}-${topic.id}`,
			}));
		const level = fc.constantFrom('micro' as const, 'meso' as const, 'macro' as const);
		fc.assert(
			fc.property(fc.array(anyMandate, { maxLength: 12 }), level, (mandates, at) => {
				const { addresseeId, mandateId } = propose(mandates, at);
				expect(everyone.find(({ id }) => id === addresseeId)?.receives).toBe('signals');
				if (mandateId === null) return;
				const held = mandates.find(({ id }) => id === mandateId);
				expect(held).toMatchObject({ addresseeId, topicId: 'housing', state: 'accepted' });
				expect(held?.verb).not.toBe('isInformed');
			}),
		);
	});
});

describe('the accepted mandate for answering', () => {
	test('is never a proposal, another topic or being informed', () => {
		const none = [
			mandate(team, 'decides', 'proposed'),
			mandate(team, 'decides', 'accepted', school),
			mandate(team, 'isInformed'),
			mandate(organisation, 'decides'),
		];
		expect(acceptedMandateFor('team', 'housing', none)).toBeUndefined();
		expect(acceptedMandateFor('team', null, none)).toBeUndefined();
	});

	test('is the strongest verb: decides, passes on, puts on the agenda, advises, carries out', () => {
		const order: Verb[] = ['decides', 'passesOn', 'putsOnAgenda', 'advises', 'carriesOut'];
		const all = order.map((verb) => mandate(team, verb)).reverse();
		for (const [index, verb] of order.entries()) {
			const left = all.filter((one) => order.indexOf(one.verb) >= index);
			expect(acceptedMandateFor('team', 'housing', left)?.verb).toBe(verb);
		}
	});
});

describe('gaps and overlaps', () => {
	const find = (mandates: Mandate[]) =>
		findingsOf(matrixOf([housing, gone], everyone, mandates)).map(({ kind, topic, addressees }) => [
			kind,
			topic.id,
			addressees.map(({ id }) => id),
		]);

	test('proposed, declined and being informed leave the gap open', () => {
		expect(
			find([
				mandate(team, 'decides', 'proposed'),
				mandate(agency, 'decides', 'declined'),
				mandate(organisation, 'isInformed'),
			]),
		).toEqual([['nobodyAccepted', 'housing', []]]);
	});

	test('someone answers, nobody decides', () => {
		expect(find([mandate(coordinator, 'passesOn')])).toEqual([['nobodyDecides', 'housing', []]]);
	});

	test('one who decides is no finding, two are', () => {
		expect(find([mandate(team, 'decides')])).toEqual([]);
		expect(find([mandate(team, 'decides'), mandate(agency, 'decides')])).toEqual([
			['decidedTwice', 'housing', ['team', 'agency']],
		]);
	});

	test('the matrix shows proposals too, strongest first, and no one who is gone', () => {
		const left = { ...organisation, endedOn: '2026-02-01' };
		const [row, ...others] = matrixOf(
			[housing, gone],
			[team, left],
			[
				mandate(team, 'advises'),
				mandate(team, 'decides', 'proposed'),
				mandate(team, 'carriesOut', 'withdrawn'),
				mandate(left, 'decides'),
			],
		);
		expect(others).toEqual([]);
		expect(
			row?.cells.map(({ addressee: { id }, mandates }) => [id, mandates.map(({ verb }) => verb)]),
		).toEqual([['team', ['decides', 'advises']]]);
	});
});
