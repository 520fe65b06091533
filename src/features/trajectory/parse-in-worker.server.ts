import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type FileRefusal, fileRefusal } from './file-refusal.ts';
import type { ImportMessage, ImportProgress, ImportTask } from './import-message.ts';
import { MAX_FILE_BYTES } from './import-table.ts';
import type { RowRefusal } from './row-refusal.ts';
import type { TrajectoryRow } from './trajectory-row.ts';

/** What a file holds once it is checked. Nothing is stored yet. */
export type ImportResult = {
	readonly accepted: readonly TrajectoryRow[];
	/** One for each fault; a row may have several. */
	readonly refused: readonly RowRefusal[];
	/** Header names (or column letters) that are none of ours: they were not read. */
	readonly ignoredColumns: readonly string[];
	/** Rows with some text below the header; every one is accepted or has a refusal. */
	readonly rows: number;
};

export type WorkerLimits = { readonly heapMegabytes: number; readonly seconds: number };

/** A hundred thousand rows take some 190 MB of heap and six seconds on a small machine. */
const usualLimits: WorkerLimits = { heapMegabytes: 512, seconds: 120 };

const workerFile = 'src/features/trajectory/import-worker.server.ts';

/**
 * The worker runs from its source by Node's own type stripping, also when this code runs from the built bundle: the bundler
 * cannot build a second entry, and the source always lies beside the build. So go up from wherever this file runs
 * (src/features/trajectory, build/server/chunks) to the folder that holds the source; the working folder does not matter.
 */
function findWorker(): string {
	for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
		const file = join(folder, workerFile);
		if (existsSync(file)) return file;
		if (folder === dirname(folder)) throw new Error(`${workerFile} is not beside the build`);
	}
}

/**
 * Reads and checks a file of trajectories in a thread of its own, so that the server goes on answering.
 * @param task the file and what its rows are checked against (see `createRowCheck`); the bytes are copied
 * @param options `onProgress` hears bytes (`read`) and then rows (`check`); `signal` stops the work; `limits` bound it
 * @returns every good row and every fault, or one refusal when the file as a whole cannot be read
 * @throws the reason of `signal` when it stops the work
 */
export function parseInWorker(
	task: ImportTask,
	options: {
		readonly onProgress?: (progress: ImportProgress) => void;
		readonly signal?: AbortSignal;
		readonly limits?: WorkerLimits;
	} = {},
): Promise<{ result: ImportResult } | { refusal: FileRefusal }> {
	const { onProgress, signal, limits = usualLimits } = options;
	if (task.bytes.length > MAX_FILE_BYTES)
		return Promise.resolve({ refusal: fileRefusal({ code: 'file-too-big' }, task.locale) });
	const bytes = Uint8Array.from(task.bytes);

	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const worker = new Worker(findWorker(), {
			workerData: { ...task, bytes } satisfies ImportTask,
			transferList: [bytes.buffer],
			resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
			// The thread reads a stranger's file: it gets nothing of the server's settings.
			env: {},
			execArgv: [],
		});
		const accepted: TrajectoryRow[] = [];
		const refused: RowRefusal[] = [];

		const stop = (): void => finish(() => reject(signal?.reason));
		const tooHeavy = (): void =>
			finish(() => resolve({ refusal: fileRefusal({ code: 'file-too-heavy' }, task.locale) }));
		const timer = setTimeout(tooHeavy, limits.seconds * 1_000);
		signal?.addEventListener('abort', stop);

		function finish(settle: () => void): void {
			clearTimeout(timer);
			signal?.removeEventListener('abort', stop);
			worker.removeAllListeners();
			// A thread that dies while it is being stopped has nothing to say any more.
			worker.on('error', () => {});
			settle();
			void worker.terminate();
		}

		worker.on('message', (message: ImportMessage) => {
			if (message.kind === 'progress') onProgress?.(message);
			else if (message.kind === 'refused') finish(() => resolve({ refusal: message.refusal }));
			else if (message.kind === 'rows') {
				accepted.push(...message.accepted);
				refused.push(...message.refused);
				onProgress?.({ phase: 'check', done: message.done, total: message.total });
			} else {
				const { ignoredColumns, rows } = message;
				finish(() => resolve({ result: { accepted, refused, ignoredColumns, rows } }));
			}
		});
		worker.on('error', (error: Error & { code?: string }) => {
			if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy();
			else finish(() => reject(error));
		});
		worker.on('exit', (code) => finish(() => reject(new Error(`the import thread stopped with ${code}`))));
	});
}
