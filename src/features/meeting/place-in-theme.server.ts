import { addStopToTheme, findTheme } from '#features/theme/index.server.ts';
import { liesWith, themeElsewhere } from '#features/working-group/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findMeeting, updateMeeting } from './meeting-store.server.ts';
import { stopKindOf } from './results.ts';

/**
 * Says to which theme a meeting belongs, also afterwards. Never for the table of a trajectory.
 * @throws Refusal not-found, also for a theme that the acting person may not read; theme-elsewhere when not every member
 * of the group reads it
 */
export async function chooseTheme(tx: Tx, meetingId: string, themeId: string): Promise<void> {
	const row = await findMeeting(tx, meetingId);
	if (!row || row.circleKind === 'table' || !(await findTheme(tx, themeId))) throw notFound();
	if (row.themeId === themeId) return;
	if (!(await liesWith(tx, themeId, row.circleId))) throw themeElsewhere();
	await updateMeeting(tx, row, { themeId });
}

/**
 * Sets a meeting on the road of its theme, in whatever order it went; the coordinator does. Once, under the id of the
 * meeting.
 * @throws Refusal not-found, too-few-tables for a body while the theme stands on fewer than three tables
 */
export async function setOnRoad(tx: Tx, meetingId: string): Promise<void> {
	const row = await findMeeting(tx, meetingId);
	if (!row?.themeId || row.state === 'cancelled') throw notFound();
	const kind = stopKindOf(row);
	await addStopToTheme(tx, row.id, row.themeId, {
		...{ kind, circleId: row.circleId, label: '', onDay: row.endedOn ?? row.onDay },
		orderKnown: true,
	});
}
