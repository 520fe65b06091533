import { recordAudit } from '#features/people/index.server.ts';
import { type Actor, asActor, type Platform, type Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import { notFound } from '#platform/refusal.ts';
import type { ImportProgress } from './import-message.ts';
import {
	acceptedOf,
	addImport,
	findImport,
	findReading,
	listRefused,
	lockImport,
	saveDropped,
	saveFailure,
	savePreview,
	saveTaken,
	type TrajectoryImport,
	updateProgress,
	wipeEarlier,
} from './import-store.server.ts';
import { coordinates, mustCoordinate } from './keep-register.server.ts';
import { parseInWorker } from './parse-in-worker.server.ts';
import { addRows, addRowsOf, listCodes } from './register-store.server.ts';
import { type RowRefusal, rowRefusal } from './row-refusal.ts';
import { refuse } from './trajectory-refusals.ts';
import type { TrajectoryRow } from './trajectory-row.ts';
import type { Zone } from './zone-finder.ts';

const MAX_FILE_NAME = 200;

/** PostgreSQL keeps no zero sign and no half of a character; both can stand in a file that was refused for them. */
const keepable = (text: string) => text.replaceAll('\u0000', '\uFFFD').toWellFormed();

/**
 * Notes that a file is going to be read; what earlier files left is wiped. One file at a time in a region.
 * @returns whether it is new: a double click finds the first one at work
 */
export async function startImport(tx: Tx, input: { id: string; fileName: string }): Promise<boolean> {
	await mustCoordinate(tx);
	if (await findImport(tx, input.id)) return false;
	if (await findReading(tx)) throw refuse.importBusy();
	await wipeEarlier(tx);
	const name = [...keepable(input.fileName)].slice(0, MAX_FILE_NAME / 2).join('');
	const added = await addImport(tx, input.id, name);
	if (added) await recordAudit(tx, 'start-import', input.id, null);
	return added;
}

/**
 * Reads and checks the file of an import that was started, in a thread of its own; its progress can be followed in the
 * import. Ends with a preview, or with the reason why the file cannot be read. Each write is a transaction of its own.
 */
export async function readImport(
	platform: Platform,
	actor: Actor,
	file: { id: string; bytes: Uint8Array; zones: readonly Zone[]; locale: Locale },
): Promise<void> {
	const { id, bytes, zones, locale } = file;
	const act = <T>(work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
	let noting: Promise<void> | undefined;
	const onProgress = ({ phase, done, total }: ImportProgress) => {
		if (phase !== 'check' || noting) return;
		const ready = () => {
			noting = undefined;
		};
		// A progress that could not be written is no reason to stop reading: the last write tells.
		noting = act((tx) => updateProgress(tx, id, done, total)).then(ready, ready);
	};
	try {
		const knownCodes = await act(listCodes);
		const task = { bytes, zones, knownCodes, today: actor.today, locale };
		const parsed = await parseInWorker(task, { onProgress });
		await noting;
		if ('refusal' in parsed) return await act((tx) => saveFailure(tx, id, parsed.refusal.reason));
		const { accepted, rows } = parsed.result;
		const refused = parsed.result.refused.map((one) => ({
			...one,
			column: keepable(one.column),
			value: keepable(one.value),
		}));
		const ignoredColumns = parsed.result.ignoredColumns.map(keepable);
		await act((tx) => savePreview(tx, id, { accepted, refused, rows, ignoredColumns }));
	} catch (error) {
		await act((tx) => saveFailure(tx, id, null));
		throw error;
	}
}

/**
 * Takes all accepted rows into the register in one transaction. Rows whose code was taken meanwhile are left out and
 * join the refused ones. Taking twice is once.
 */
export async function takeImport(tx: Tx, id: string, locale: Locale): Promise<void> {
	await mustCoordinate(tx);
	const found = await lockImport(tx, id);
	if (!found) throw notFound();
	if (found.state === 'taken') return;
	if (found.state !== 'preview') throw refuse.importGone();
	const late = await addRows(tx, acceptedOf(tx, id), id);
	await saveTaken(tx, id, inWords(late, locale));
	await recordAudit(tx, 'take-import', id, null);
}

/** Leaves a file as it is; nothing of it stays. What was taken into the register stays there. */
export async function dropImport(tx: Tx, id: string): Promise<void> {
	await mustCoordinate(tx);
	const found = await lockImport(tx, id);
	if (!found) throw notFound();
	if (found.state === 'taken') throw refuse.importGone();
	await saveDropped(tx, id);
}

/** An import with the first `most` faults of its refused rows. */
export async function loadImport(
	tx: Tx,
	id: string,
	most: number,
): Promise<{ file: TrajectoryImport; refused: RowRefusal[] }> {
	const file = (await coordinates(tx)) ? await findImport(tx, id) : undefined;
	if (!file) throw notFound();
	return { file, refused: await listRefused(tx, id, most) };
}

/**
 * Takes rows that are in memory, for an operator's command.
 * @returns the rows that were left out because their code was taken meanwhile, in words
 */
export async function takeRows(
	tx: Tx,
	rows: readonly TrajectoryRow[],
	locale: Locale,
): Promise<RowRefusal[]> {
	const late = await addRowsOf(tx, rows);
	await recordAudit(tx, 'take-import', null, null);
	return inWords(late, locale);
}

function inWords(late: readonly { line: number; code: string }[], locale: Locale): RowRefusal[] {
	return late.map(({ line, code }) =>
		rowRefusal({ line, column: 'code', value: code }, { code: 'code-known' }, locale),
	);
}
