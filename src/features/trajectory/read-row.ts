import type { Day } from '#platform/day.ts';
import { dayInCell, showDay } from './cell-day.ts';
import { findContact, findName } from './reason-name.ts';
import type { RowCells } from './row-cells.ts';
import type { RowFaultCode } from './row-refusal.ts';
import type { Column } from './trajectory-columns.ts';
import { MAX_AGE, MAX_CODE, type TrajectoryRow } from './trajectory-row.ts';
import type { createZoneFinder } from './zone-finder.ts';

/** A family or someone near it: then there is no service to name, and a name would be that of a person. */
const privateReferrer =
	/^(?:(?:pleeg|groot)?(?:ouders?|moeder|vader)|mama|papa|gezin|familie|jongere|kind|zelf|context|netwerk|(?:foster |grand)?(?:parents?|mother|father)|family|child|young person|self)$/i;

/** The last two digits of a Belgian national register number are 97 minus the rest modulo 97; since 2000 a 2 goes before it. */
function isRegisterNumber(code: string): boolean {
	const digits = code.replace(/[\s._/-]/g, '');
	if (!/^\d{11}$/.test(digits)) return false;
	const body = digits.slice(0, 9);
	return [body, `2${body}`].some((number) => 97 - (Number(number) % 97) === Number(digits.slice(9)));
}

function codeFault(code: string): RowFaultCode | undefined {
	if (code.length > MAX_CODE || !/^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(code)) return 'code-form';
	if (!/\p{N}/u.test(code)) return 'code-form';
	return isRegisterNumber(code) ? 'code-identifies' : undefined;
}

/** The code when it can serve as one, also on a row with other faults. */
export function readCode(row: RowCells): string | null {
	if (!row.filled('code')) return row.refuse('code', { code: 'code-empty' });
	const code = row.text('code');
	const fault = code === null ? undefined : codeFault(code);
	return fault ? row.refuse('code', { code: fault }) : code;
}

function readDays(
	row: RowCells,
	today: Day,
): Pick<TrajectoryRow, 'startedOn' | 'closedOn'> & { registeredOn: Day | null } {
	const dayOf = (column: Column): Day | null => {
		const text = row.text(column);
		const read = text === null ? undefined : dayInCell(text, today);
		if (read === undefined) return null;
		return 'day' in read ? read.day : row.refuse(column, read);
	};
	if (!row.filled('registeredOn')) row.refuse('registeredOn', { code: 'date-missing' });
	const days = {
		registeredOn: dayOf('registeredOn'),
		startedOn: dayOf('startedOn'),
		closedOn: dayOf('closedOn'),
	};
	const { registeredOn, startedOn, closedOn } = days;
	if (registeredOn && startedOn && startedOn < registeredOn)
		row.refuse('startedOn', { code: 'start-before-registration', detail: showDay(registeredOn) });
	if (startedOn && closedOn && closedOn < startedOn)
		row.refuse('closedOn', { code: 'close-before-start', detail: showDay(startedOn) });
	if (closedOn && !row.filled('startedOn')) row.refuse('closedOn', { code: 'close-without-start' });
	return days;
}

function readAge(row: RowCells): number | null {
	const text = row.text('ageAtRegistration');
	if (text === null) return null;
	if (!/^-?\d+$/.test(text)) return row.refuse('ageAtRegistration', { code: 'age-form' });
	const age = Number(text);
	return age >= 0 && age <= MAX_AGE ? age : row.refuse('ageAtRegistration', { code: 'age-range' });
}

function readZone(row: RowCells, findZone: ReturnType<typeof createZoneFinder>): string | null {
	const text = row.text('zone');
	if (text === null) return null;
	const found = findZone(text);
	return 'zone' in found ? found.zone.id : row.refuse('zone', { code: 'zone-unknown', detail: found.advice });
}

function readReferrer(row: RowCells): Pick<TrajectoryRow, 'referrerType' | 'referrer'> {
	const referrerType = row.text('referrerType');
	const referrer = row.text('referrer');
	const isPrivate = referrerType !== null && privateReferrer.test(referrerType);
	const person = isPrivate && referrer !== null ? findName(referrer) : undefined;
	if (person) row.refuse('referrer', { code: 'referrer-name', detail: person });
	if (row.filled('startedOn')) {
		if (!row.filled('referrerType')) row.refuse('referrerType', { code: 'referrer-type-missing' });
		if (!row.filled('referrer') && !isPrivate) row.refuse('referrer', { code: 'referrer-missing' });
	}
	return { referrerType, referrer };
}

function readReason(row: RowCells): string | null {
	const reason = row.text('reasonNotStarted');
	if (reason === null) return null;
	const name = findName(reason);
	if (name) row.refuse('reasonNotStarted', { code: 'reason-name', detail: name });
	if (findContact(reason)) row.refuse('reasonNotStarted', { code: 'reason-contact' });
	return reason;
}

/** Reads everything but the code. Faults are noted in `row`; the values only hold when there is none. */
export function readFields(
	row: RowCells,
	today: Day,
	findZone: ReturnType<typeof createZoneFinder>,
): Omit<TrajectoryRow, 'line' | 'code' | 'registeredOn'> & { registeredOn: Day | null } {
	const days = readDays(row, today);
	const ageAtRegistration = readAge(row);
	const zone = readZone(row, findZone);
	if (row.filled('startedOn')) {
		if (!row.filled('ageAtRegistration')) row.refuse('ageAtRegistration', { code: 'age-missing' });
		if (!row.filled('zone')) row.refuse('zone', { code: 'zone-missing' });
	}
	return { ...days, ageAtRegistration, zone, ...readReferrer(row), reasonNotStarted: readReason(row) };
}
