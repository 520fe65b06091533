import { describe, expect, it } from 'vitest';
import { sayDay, sayTerm } from './say-day.ts';

describe('a day as people say it', () => {
	it('names weekday, day, short month and year in Dutch and English', () => {
		expect(sayDay('2026-11-21', 'nl')).toBe('za 21 nov 2026');
		expect(sayDay('2026-11-21', 'en')).toBe('Sat 21 Nov 2026');
		expect(sayDay('2027-03-01', 'nl')).toBe('ma 1 mrt 2027');
	});

	it('has no dots and the same length of month in both languages', () => {
		for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']) {
			expect(sayDay(`2026-${month}-09`, 'nl')).toMatch(/^[a-z]{2} 9 [a-z]{3,4} 2026$/);
			expect(sayDay(`2026-${month}-09`, 'en')).toMatch(/^[A-Z][a-z]{2} 9 [A-Z][a-z]{2,3} 2026$/);
		}
	});
});

describe('how far a day is', () => {
	it('counts days that are left, and days that have gone by', () => {
		expect(sayTerm('2026-10-01', '2026-10-07', 'nl')).toBe('nog 6 dagen');
		expect(sayTerm('2026-10-01', '2026-10-02', 'nl')).toBe('nog 1 dag');
		expect(sayTerm('2026-10-04', '2026-10-01', 'nl')).toBe('3 dagen geleden');
		expect(sayTerm('2026-10-01', '2026-10-07', 'en')).toBe('6 days left');
		expect(sayTerm('2026-10-02', '2026-10-01', 'en')).toBe('1 day ago');
	});

	it('says today on the day itself', () => {
		expect(sayTerm('2026-10-01', '2026-10-01', 'nl')).toBe('vandaag');
		expect(sayTerm('2026-10-01', '2026-10-01', 'en')).toBe('today');
	});

	it('crosses the change of clocks without losing a day', () => {
		expect(sayTerm('2026-10-24', '2026-10-26', 'nl')).toBe('nog 2 dagen');
	});
});
