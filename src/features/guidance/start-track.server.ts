import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HolidayRules } from '#features/mandate/index.ts';
import { listMembers, listMyCircles } from '#features/people/index.server.ts';
import { type Day, isDay, latestDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { canHoldTrack, moments, trackKinds } from './guidance.ts';
import {
	groupUnfit,
	guideMissing,
	nobodyGuided,
	notInIt,
	shapeWrong,
	startTooFar,
} from './guidance-refusals.ts';
import { insertMeeting, putTalk } from './meeting-store.server.ts';
import {
	FEWEST_MEETINGS,
	MOST_MEETINGS,
	proposeSeries,
	proposeTalks,
	type SeriesShape,
	WIDEST_RHYTHM,
} from './series.ts';
import { makeSharedKey } from './shared-key.server.ts';
import { findTrack, insertTaker, insertTrack } from './track-store.server.ts';

/** The shape of a series as a form sends it. */
export const seriesInput = z.object({
	start: z.string().refine(isDay, 'day'),
	count: z.coerce.number().int().min(FEWEST_MEETINGS).max(MOST_MEETINGS),
	rhythmWeeks: z.coerce.number().int().min(1).max(WIDEST_RHYTHM),
	tapers: z
		.literal('yes')
		.optional()
		.transform((chosen) => chosen === 'yes'),
});
export const startInput = seriesInput.extend({
	id: z.uuid(),
	circleId: z.uuid(),
	kind: z.enum(trackKinds),
	guideId: z.uuid().optional(),
	guided: z
		.string()
		.default('')
		.transform((text) => text.split('\n').filter((one) => one !== ''))
		.pipe(z.array(z.uuid()).max(60)),
});
export type StartTrack = z.output<typeof startInput>;

/** The days that would be proposed. @throws Refusal series-shape, start-too-far */
export function previewSeries(shape: SeriesShape, holidays: HolidayRules, today: Day): Day[] {
	const { count, rhythmWeeks } = shape;
	const fits =
		count >= FEWEST_MEETINGS && count <= MOST_MEETINGS && rhythmWeeks >= 1 && rhythmWeeks <= WIDEST_RHYTHM;
	if (!fits) throw shapeWrong();
	if (shape.start > latestDay(today)) throw startTooFar(latestDay(today));
	return proposeSeries(shape, holidays);
}

/**
 * Begins a series of guidance in a group of the acting person, who takes part in it. Who guides is left out of those
 * guided, so a form may send everyone. Days of meetings and of the talks of three are proposed, each can be moved. The
 * same id twice begins one.
 * @throws Refusal not-found, group-unfit, guide-missing, nobody-guided, not-in-it, series-shape, start-too-far
 */
export async function startTrack(tx: Tx, holidays: HolidayRules, input: StartTrack): Promise<{ id: string }> {
	const { id, circleId, kind, start, rhythmWeeks, tapers, guideId } = input;
	const circle = (await listMyCircles(tx)).find((one) => one.id === circleId);
	if (!circle) throw notFound();
	if (await findTrack(tx, id)) return { id };
	if (!canHoldTrack(circle.kind)) throw groupUnfit();
	const members = new Set((await listMembers(tx, circleId)).map(({ personId }) => personId));
	if (!guideId || !members.has(guideId)) throw guideMissing();
	const guided = [...new Set(input.guided)].filter((one) => one !== guideId);
	if (guided.length === 0 || guided.some((one) => !members.has(one))) throw nobodyGuided();
	if (![guideId, ...guided].includes(tx.actor.personId ?? '')) throw notInIt();
	const days = previewSeries(input, holidays, tx.actor.today);
	if (!(await insertTrack(tx, { id, circleId, kind, rhythmWeeks, tapers, startedOn: start }))) {
		// The same form came twice at once, or the id stands in a series of others.
		if (!(await findTrack(tx, id))) throw notFound();
		return { id };
	}
	await insertTaker(tx, { trackId: id, personId: guideId, role: 'guide', sharedKey: null });
	for (const personId of guided) {
		const sharedKey = makeSharedKey(tx, { trackId: id, personId });
		await insertTaker(tx, { trackId: id, personId, role: 'guided', sharedKey });
		const talks = proposeTalks(days);
		for (const moment of moments)
			await putTalk(tx, id, { personId, moment, plannedOn: talks[moment], held: false });
	}
	for (const plannedOn of days) await insertMeeting(tx, id, { id: randomUUID(), plannedOn });
	return { id };
}
