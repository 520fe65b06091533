import { findMe, recordAudit } from '#features/people/index.server.ts';
import { holds } from '#features/people/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { codeKey } from './check-rows.ts';
import { checkForm, type RegisterForm } from './register-form.ts';
import {
	addChildRow,
	addLine,
	findLine,
	findTwin,
	listChildren,
	lockLine,
	updateFirstAge,
	updateLine,
} from './register-store.server.ts';
import { refuse } from './trajectory-refusals.ts';
import { MAX_AGE, type TrajectoryRow } from './trajectory-row.ts';
import type { Zone } from './zone-finder.ts';

/** @throws Refusal when the acting person does not coordinate the region */
export async function mustCoordinate(tx: Tx): Promise<void> {
	const me = await findMe(tx);
	if (!me || !holds(me, 'coordinator')) throw refuse.coordinatorOnly();
}

/** Whether the acting person coordinates the region. */
export async function coordinates(tx: Tx): Promise<boolean> {
	const me = await findMe(tx);
	return me !== undefined && holds(me, 'coordinator');
}

async function check(
	tx: Tx,
	id: string,
	form: RegisterForm,
	zones: readonly Zone[],
): Promise<Omit<TrajectoryRow, 'line'>> {
	const twin = await findTwin(tx, codeKey(form.code), id);
	const { today } = tx.actor;
	const checked = checkForm(form, { zones, knownCodes: twin === undefined ? [] : [twin], today });
	if ('fields' in checked) throw refuse.fields(checked.fields);
	const { line: _line, ...row } = checked.row;
	return row;
}

/**
 * Registers one trajectory with its first child, by the rules of a list of one row. The same id twice is once.
 * @param input `id` of the trajectory, `childId` of its first child
 */
export async function registerTrajectory(
	tx: Tx,
	input: { id: string; childId: string },
	form: RegisterForm,
	zones: readonly Zone[],
): Promise<void> {
	await mustCoordinate(tx);
	if (await findLine(tx, input.id)) return;
	const { ageAtRegistration, ...row } = await check(tx, input.id, form, zones);
	if (!(await addLine(tx, input.id, { ...row, frame: form.frame }))) {
		// Somebody took this code a moment ago: say so as if it had been there all along.
		await check(tx, input.id, form, zones);
		return;
	}
	await addChildRow(tx, { id: input.childId, trajectoryId: input.id, position: 1, ageAtRegistration });
	await recordAudit(tx, 'register-trajectory', input.id, null);
}

/** Changes a line of the register, by the same rules; the age is that of the first child. */
export async function changeTrajectory(
	tx: Tx,
	id: string,
	form: RegisterForm,
	zones: readonly Zone[],
): Promise<void> {
	await mustCoordinate(tx);
	const before = await lockLine(tx, id);
	if (!before) throw notFound();
	const { ageAtRegistration, ...row } = await check(tx, id, form, zones);
	await updateLine(tx, id, { ...row, frame: form.frame });
	await updateFirstAge(tx, id, ageAtRegistration);
	await recordAudit(tx, 'change-trajectory', id, before.circleId);
}

/**
 * Adds another child of the same family. Who may see the register line may do so.
 * @param age at registration, in years; null when nobody knows
 */
export async function addChild(
	tx: Tx,
	input: { id: string; trajectoryId: string; age: number | null },
): Promise<void> {
	const line = await lockLine(tx, input.trajectoryId);
	if (!line) throw notFound();
	if (input.age !== null && (input.age < 0 || input.age > MAX_AGE)) throw refuse.ageRange();
	const children = await listChildren(tx, line.id);
	if (children.some((child) => child.id === input.id)) return;
	const position = Math.max(0, ...children.map((child) => child.position)) + 1;
	const ageAtRegistration = input.age;
	await addChildRow(tx, { id: input.id, trajectoryId: line.id, position, ageAtRegistration });
	await recordAudit(tx, 'add-child', line.id, line.circleId);
}
