import { describe, expect, test } from 'vitest';
import type { Addressee, Mandate } from '#features/mandate/index.ts';
import { decidingAddressees, fits, type Guide, peopleWhoDecide, proposeGuides } from './match-guides.ts';
import { balanceOf, stageOf } from './outsider.ts';

const ask = { id: 'ask', zone: 'brugge', sectors: ['youth-care', 'disability'] };
const guide = (changed: Partial<Guide> = {}): Guide => ({
	personId: 'fien',
	sector: 'general-welfare',
	homeZone: 'brugge',
	alsoZones: [],
	decides: false,
	...changed,
});

describe('who does not fit', () => {
	test('somebody who decides on something for the region', () => {
		expect(fits(ask, guide({ decides: true }))).toBe('mandate');
	});
	test('somebody of a sector that sits at the table', () => {
		expect(fits(ask, guide({ sector: 'disability' }))).toBe('sector');
	});
	test('somebody who works elsewhere and did not choose this zone', () => {
		expect(fits(ask, guide({ homeZone: 'gent', alsoZones: ['aalst'] }))).toBe('zone');
	});
	test('whoever does not fit is not proposed, and nothing says why', () => {
		expect(proposeGuides(ask, [guide({ decides: true }), guide({ homeZone: 'gent' })])).toEqual([]);
	});
});

describe('who fits', () => {
	test('is proposed with every reason', () => {
		expect(proposeGuides(ask, [guide()])).toEqual([
			{
				personId: 'fien',
				reasons: ['notInvolved', 'noMandate', 'otherSector', 'sameZone', 'hoursLeft'],
			},
		]);
		expect(fits(ask, guide({ homeZone: 'gent', alsoZones: ['brugge'] }))).toContain('zoneByChoice');
	});

	test('at most three, from the same zone first, and not the same three for every ask', () => {
		const many = Array.from({ length: 12 }, (_, index) => guide({ personId: `guide-${index}` }));
		const far = guide({ personId: 'far', homeZone: 'gent', alsoZones: ['brugge'] });
		const chosen = (id: string) =>
			proposeGuides({ ...ask, id }, [far, ...many])
				.map(({ personId }) => personId)
				.join();
		expect(chosen('one').split(',')).toHaveLength(3);
		expect(chosen('one')).not.toContain('far');
		expect(chosen('one')).toBe(chosen('one'));
		expect(new Set(['one', 'two', 'three', 'four'].map(chosen)).size).toBeGreaterThan(1);
		expect(proposeGuides(ask, [far, guide()]).map(({ personId }) => personId)).toEqual(['fien', 'far']);
	});
});

test('who decides: secretary, bearer, who sits in the group, who accepted; a proposal or another verb counts for nothing', () => {
	const addressee = (changed: Partial<Addressee>): Addressee => ({
		...{ id: 'forum', name: 'Forum', kind: 'circle', circleId: 'c', circleKind: 'networkForum', email: null },
		...{ secretaryId: null, bearerId: null, receives: 'themes', meetingDates: [], endedOn: null },
		...changed,
	});
	const mandate = (changed: Partial<Mandate>): Mandate =>
		({
			id: 'm',
			addresseeId: 'forum',
			verb: 'decides',
			state: 'accepted',
			acceptedBy: null,
			...changed,
		}) as Mandate;
	const all = [
		addressee({ secretaryId: 'hilde' }),
		addressee({ id: 'agency', kind: 'outside', circleId: null, bearerId: 'bram' }),
		addressee({ id: 'network' }),
		addressee({ id: 'old', endedOn: '2026-01-01', secretaryId: 'ivo' }),
	];
	const mandates = [
		mandate({}),
		mandate({ addresseeId: 'agency', acceptedBy: 'chris' }),
		mandate({ addresseeId: 'network', state: 'proposed' }),
		mandate({ addresseeId: 'network', verb: 'advises' }),
		mandate({ addresseeId: 'old' }),
	];
	const deciding = decidingAddressees(all, mandates);
	expect(deciding.map(({ id }) => id)).toEqual(['forum', 'agency']);
	const members = new Map([
		['forum', ['gust']],
		['network', ['emil']],
	]);
	expect([...peopleWhoDecide(deciding, mandates, members)].sort()).toEqual([
		'bram',
		'chris',
		'gust',
		'hilde',
	]);
});

test('what happened last says where an ask stands', () => {
	const run = { accepted: false, granted: false, decides: null, phase: undefined };
	expect(stageOf(run)).toBe('open');
	expect(stageOf({ ...run, accepted: true })).toBe('accepted');
	expect(stageOf({ ...run, accepted: true, granted: true })).toBe('granted');
	expect(stageOf({ ...run, accepted: true, granted: true, decides: false })).toBe('neutral');
	expect(stageOf({ ...run, accepted: true, granted: true, decides: false, phase: 'background' })).toBe(
		'background',
	);
});

test('the balance stands in order of name, whoever lent or drew most', () => {
	const row = (organisation: string, direction: string, quarterHours: number) => ({
		...{ organisation, direction, quarterHours },
	});
	expect(
		balanceOf([
			row('Zon', 'lent', 400),
			row('Aster', 'drawn', 10),
			row('Zon', 'drawn', 2),
			row('Zon', 'lent', 4),
		]),
	).toEqual([
		{ organisation: 'Aster', lent: 0, drawn: 2.5 },
		{ organisation: 'Zon', lent: 101, drawn: 0.5 },
	]);
});
