import { Worker } from 'node:worker_threads';
import { findSource } from './find-source.server.ts';
import type { TextDocument, TextDocumentAnswer } from './text-document.ts';

const SECONDS = 60;

/**
 * Writes a document that word processors open (DOCX), in a thread that lives only for it: the library is loaded when
 * somebody asks and goes away again.
 * @throws Error when it cannot be written within a minute
 */
export function writeDocx(document: TextDocument): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(findSource('src/platform/documents/docx-worker.server.ts'), {
			workerData: document,
			resourceLimits: { maxOldGenerationSizeMb: 256 },
			// It gets nothing of the server's settings.
			env: {},
			execArgv: [],
		});
		const timer = setTimeout(
			() => end(() => reject(new Error('the document took too long'))),
			SECONDS * 1_000,
		);
		function end(settle: () => void): void {
			clearTimeout(timer);
			worker.removeAllListeners();
			// A thread that dies while it is being stopped has nothing to say any more.
			worker.on('error', () => {});
			settle();
			void worker.terminate();
		}
		worker.on('message', (answer: TextDocumentAnswer) =>
			end(() => ('bytes' in answer ? resolve(answer.bytes) : reject(new Error(answer.fault)))),
		);
		worker.on('error', (error) => end(() => reject(error)));
		worker.on('exit', (code) => end(() => reject(new Error(`the document thread stopped with ${code}`))));
	});
}
