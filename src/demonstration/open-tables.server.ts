import { randomUUID } from 'node:crypto';
import { loadRegister, openTable, parseInWorker, takeRows } from '#features/trajectory/index.server.ts';
import { askToTable, FOUNDED } from './found-region.server.ts';
import { DESK } from './make-mandates.server.ts';
import type { PeopleContent } from './people-content.ts';
import type { Stage } from './stage.server.ts';

/** Imports the register as the coordinator does, from the spreadsheet. It keeps its own dates. */
export async function importRegister(stage: Stage, bytes: Uint8Array): Promise<void> {
	const { zones } = stage.tools.content;
	const parsed = await parseInWorker({ bytes, zones, knownCodes: [], today: stage.today, locale: 'nl' });
	if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
	const { accepted, refused } = parsed.result;
	if (refused.length > 0)
		throw new Error(`the register holds rows that are refused: ${JSON.stringify(refused)}`);
	await stage.as(DESK, 0, async (tx) => {
		await takeRows(tx, accepted, 'nl');
		const { lines } = await loadRegister(tx, { search: '', page: 1 });
		for (const { id, code } of lines) stage.know(`trajectory:${code}`, id);
	});
}

/** Puts tables around some of the trajectories: the coordinator names the first one there, who asks the others. */
export async function openTables(stage: Stage, content: PeopleContent): Promise<void> {
	for (const { id, kind, trajectory, meeting, seats } of content.circles) {
		const [first, ...others] = seats;
		if (kind !== 'table' || !trajectory || !first) continue;
		const circleId = stage.idOf(`circle:${id}`);
		await stage.as(DESK, FOUNDED, (tx) =>
			openTable(tx, {
				trajectoryId: stage.idOf(`trajectory:${trajectory}`),
				circleId,
				membershipId: randomUUID(),
				personId: stage.idOf(`person:${first.person}`),
				role: first.role,
				existingMeeting: meeting,
				whyNew: null,
			}),
		);
		for (const seat of others) await askToTable(stage, first.person, circleId, seat);
	}
}
