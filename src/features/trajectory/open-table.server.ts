import { addMember, makeCircle, recordAudit } from '#features/people/index.server.ts';
import type { CircleRole } from '#features/people/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mustCoordinate } from './keep-register.server.ts';
import { lockLine, updateLine } from './register-store.server.ts';
import { refuse } from './trajectory-refusals.ts';

export type NewTable = {
	readonly trajectoryId: string;
	/** The id of the group to be; the same one twice is once. */
	readonly circleId: string;
	readonly membershipId: string;
	/** The first one at the table, who then asks the others. */
	readonly personId: string;
	readonly role: CircleRole;
	/** The meeting that exists already, or why a new one is needed. */
	readonly existingMeeting: string | null;
	readonly whyNew: string | null;
};

/**
 * Puts a table around a trajectory: a group of its own with its first member. Coordinator's act; from then on the table
 * itself says who joins, and the coordinator reads the register line only.
 */
export async function openTable(tx: Tx, input: NewTable): Promise<void> {
	await mustCoordinate(tx);
	const line = await lockLine(tx, input.trajectoryId);
	if (!line) throw notFound();
	if (line.circleId === input.circleId) return;
	if (line.circleId !== null) throw refuse.hasTable();
	const { circleId, existingMeeting, whyNew } = input;
	const name = `Tafel rond ${line.code}`;
	const texts = { name, existingMeeting, whyNew, organisationId: null };
	await makeCircle(tx, { id: circleId, kind: 'table', ...texts });
	await addMember(tx, circleId, { id: input.membershipId, personId: input.personId, role: input.role });
	await updateLine(tx, line.id, { circleId });
	await recordAudit(tx, 'open-table', line.id, circleId);
}
