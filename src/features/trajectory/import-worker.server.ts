import { parentPort, workerData } from 'node:worker_threads';
import { createRowCheck } from './check-rows.ts';
import { type FileFault, fileRefusal } from './file-refusal.ts';
import type { ImportMessage, ImportTask } from './import-message.ts';
import { parseTable } from './parse-table.server.ts';
import type { RowRefusal } from './row-refusal.ts';
import { readHeader } from './trajectory-columns.ts';
import type { TrajectoryRow } from './trajectory-row.ts';

/** Small enough that taking in one message never holds up the main thread noticeably. */
const ROWS_PER_MESSAGE = 2_000;

function post(message: ImportMessage): void {
	parentPort?.postMessage(message);
}

function refuse(fault: FileFault, task: ImportTask): void {
	post({ kind: 'refused', refusal: fileRefusal(fault, task.locale) });
}

async function run(task: ImportTask): Promise<void> {
	post({ kind: 'progress', phase: 'read', done: 0, total: task.bytes.length });
	const parsed = await parseTable(task.bytes, {
		locale: task.locale,
		onProgress: (done, total) => post({ kind: 'progress', phase: 'read', done, total }),
	});
	if ('refusal' in parsed) return post({ kind: 'refused', refusal: parsed.refusal });
	const { header, records, stray } = parsed.table;
	const columns = readHeader(header);
	if ('code' in columns) return refuse(columns, task);
	if (records.length === 0) return refuse({ code: 'rows-none' }, task);

	const check = createRowCheck({ ...task, columns });
	let accepted: TrajectoryRow[] = [];
	let refused: RowRefusal[] = [];
	for (const [index, record] of records.entries()) {
		const result = check(record);
		if ('row' in result) accepted.push(result.row);
		else refused.push(...result.refusals);
		if ((index + 1) % ROWS_PER_MESSAGE === 0 || index + 1 === records.length) {
			post({ kind: 'rows', accepted, refused, done: index + 1, total: records.length });
			accepted = [];
			refused = [];
		}
	}
	post({ kind: 'done', ignoredColumns: [...columns.ignored, ...stray], rows: records.length });
}

// Node hands over what parse-in-worker.server.ts passed; both files are of one version.
await run(workerData as ImportTask);
