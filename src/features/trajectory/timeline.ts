import { z } from 'zod';
import { type Day, daysBetween, isDay } from '#platform/day.ts';
import type { RegisterLine } from './register.ts';

/** What can happen on a family's path. A rupture is counted only where a region has agreed what it calls one. */
export const eventKinds = [
	'registration',
	'start',
	'startTalk',
	'waiting',
	'consultation',
	'crisis',
	'rupture',
	'change',
	'handOver',
	'closing',
	'afterCare',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const MAX_NOTE = 2000;

/** An event that the table notes; `id` comes from the form, so that a double click notes it once. */
export const eventForm = z.object({
	id: z.uuid(),
	kind: z.enum(eventKinds),
	onDay: z.string().refine(isDay, 'day'),
	note: z
		.string()
		.trim()
		.max(MAX_NOTE)
		.optional()
		.transform((text) => text || null),
});

/** One mark on the line of a trajectory. `id` is null for the days that the register itself holds. */
export type TimelineMark = {
	readonly id: string | null;
	readonly kind: EventKind;
	readonly onDay: Day;
	readonly note: string | null;
};

/** Lays the days of the register and what the table noted on one line, the earliest first. */
export function timelineOf(
	line: Pick<RegisterLine, 'registeredOn' | 'startedOn' | 'closedOn'>,
	events: readonly TimelineMark[],
): TimelineMark[] {
	const days = [
		['registration', line.registeredOn],
		['start', line.startedOn],
		['closing', line.closedOn],
	] as const;
	const own = days.flatMap(([kind, onDay]) => (onDay ? [{ id: null, kind, onDay, note: null }] : []));
	return [...own, ...events].sort((a, b) => a.onDay.localeCompare(b.onDay));
}

/** Where each mark stands on the line, in percent from the first day to the last; one day alone stands in the middle. */
export function placesOf(marks: readonly Pick<TimelineMark, 'onDay'>[]): number[] {
	const days = marks.map((mark) => mark.onDay).sort();
	const [first = '', last = ''] = [days[0], days.at(-1)];
	const span = marks.length === 0 ? 0 : daysBetween(first, last);
	return marks.map(({ onDay }) =>
		span === 0 ? 50 : Math.round((daysBetween(first, onDay) / span) * 1000) / 10,
	);
}
