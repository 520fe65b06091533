import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { codeKey } from './check-rows.ts';
import { type Figures, trajectoryFigures } from './figures.ts';
import { coordinates, mustCoordinate } from './keep-register.server.ts';
import { findOwnTable, loadEvents } from './keep-timeline.server.ts';
import type { Child, RegisterLine } from './register.ts';
import { findLine, listChildren, listFigureRows, listLines } from './register-store.server.ts';
import { type TimelineMark, timelineOf } from './timeline.ts';
import type { Zone } from './zone-finder.ts';

export const LINES_A_PAGE = 100;

/**
 * The register as a coordinator sees it (noted in the audit), or the trajectories of one's own tables.
 * @param asked `search` is a piece of a code, `page` counts from 1
 * @throws Refusal `not-found` for who neither coordinates nor sits at the table of a trajectory
 */
export async function loadRegister(
	tx: Tx,
	asked: { search: string; page: number },
): Promise<{ lines: RegisterLine[]; total: number; coordinates: boolean }> {
	const coordinator = await coordinates(tx);
	const from = (asked.page - 1) * LINES_A_PAGE;
	const found = await listLines(tx, codeKey(asked.search), from, LINES_A_PAGE);
	if (coordinator) await recordAudit(tx, 'read-register', null, null);
	else if (found.total === 0 && (await listLines(tx, '', 0, 1)).total === 0) throw notFound();
	return { ...found, coordinates: coordinator };
}

export type Trajectory = {
	readonly line: RegisterLine;
	readonly children: readonly Child[];
	readonly coordinates: boolean;
	/** What only the table reads: undefined for a coordinator who does not sit there. */
	readonly table: { readonly circleId: string; readonly timeline: readonly TimelineMark[] } | undefined;
};

/** One trajectory: the register line, and for who sits at the table what happened. Every view is noted. */
export async function loadTrajectory(tx: Tx, id: string): Promise<Trajectory> {
	const line = await findLine(tx, id);
	if (!line) throw notFound();
	await recordAudit(tx, 'read-trajectory', id, line.circleId);
	const circleId = await findOwnTable(tx, line);
	const table = circleId && {
		circleId,
		timeline: timelineOf(line, await loadEvents(tx, id, circleId)),
	};
	return {
		line,
		children: await listChildren(tx, id),
		coordinates: await coordinates(tx),
		table: table || undefined,
	};
}

/** The four tables of the report in exact numbers: for the coordinator only, and every view is noted. */
export async function loadFigures(tx: Tx, zones: readonly Zone[]): Promise<Figures> {
	await mustCoordinate(tx);
	return countFigures(tx, zones);
}

/** The same for an operator, who is no person of the region; noted without a name. */
export async function countFigures(tx: Tx, zones: readonly Zone[]): Promise<Figures> {
	const names = new Map(zones.map((zone) => [zone.id, zone.name]));
	const rows = await listFigureRows(tx);
	await recordAudit(tx, 'read-figures', null, null);
	return trajectoryFigures(
		rows.map((row) => ({ ...row, zone: row.zone && (names.get(row.zone) ?? row.zone) })),
	);
}
