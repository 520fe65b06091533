import { type ChildProcess, fork } from 'node:child_process';
import { Refusal } from '#platform/refusal.ts';
import { findSource } from './find-source.server.ts';
import type { Typeset, TypesetAnswer, TypesetTask, Typesetting } from './typesetting.ts';

export type TypesetterLimits = {
	/** How long one document may take. */
	readonly seconds: number;
	/** How many may wait behind the one that is being set. */
	readonly waiting: number;
	/** How long the process stays for a next one. */
	readonly idleSeconds: number;
};

const usualLimits: TypesetterLimits = { seconds: 90, waiting: 20, idleSeconds: 30 };

export type Typesetter = {
	/**
	 * Makes a PDF of templates and content; one at a time, the others wait their turn.
	 * @throws Refusal `documents-busy` when too many wait, `document-too-heavy` when it takes too long or needs too much memory
	 * @throws Error when the templates have a fault
	 */
	typeset(work: Typesetting): Promise<Typeset>;
	/** Ends the process; what is being set or waits is refused. */
	close(): void;
};

type Waiting = {
	readonly task: TypesetTask;
	readonly resolve: (done: Typeset) => void;
	readonly reject: (error: Error) => void;
};

const busy = () =>
	new Refusal(
		'documents-busy',
		{
			nl: 'Er worden nu veel documenten gemaakt. Wacht een minuut en probeer het opnieuw.',
			en: 'Many documents are being made right now. Wait a minute and try again.',
		},
		503,
	);
const tooHeavy = () =>
	new Refusal(
		'document-too-heavy',
		{
			nl: 'Dit document maken lukt nu niet: het is te groot of duurt te lang. Kies een kleiner deel, of probeer het later opnieuw.',
			en: 'This document cannot be made now: it is too large or takes too long. Choose a smaller part, or try again later.',
		},
		503,
	);

/**
 * Opens the typesetter. It costs nothing until the first document: then a process of its own starts, and it ends
 * again when nobody needs it for a while. A process and not a thread, because the compiler is native code: only a
 * process can be stopped in the middle of its work, and only its end gives all memory back.
 */
export function openTypesetter(limits: Partial<TypesetterLimits> = {}): Typesetter {
	const { seconds, waiting: mostWaiting, idleSeconds } = { ...usualLimits, ...limits };
	const queue: Waiting[] = [];
	let worker: ChildProcess | undefined;
	let current: Waiting | undefined;
	let limit: NodeJS.Timeout | undefined;
	let idle: NodeJS.Timeout | undefined;

	function start(): ChildProcess {
		const started = fork(findSource('src/platform/documents/typeset-worker.server.ts'), {
			serialization: 'advanced',
			// It gets nothing of the server's settings, and what a template prints is nobody's.
			env: {},
			execArgv: ['--max-semi-space-size=1'],
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		});
		started.on('message', (answer: TypesetAnswer) => {
			if (started !== worker) return;
			if ('fault' in answer)
				settle((one) => one.reject(new Error(`The template has a fault: ${answer.fault}`)));
			else settle((one) => one.resolve(answer));
		});
		const gone = (): void => {
			if (started !== worker) return;
			worker = undefined;
			settle((one) => one.reject(tooHeavy()));
		};
		started.on('error', gone);
		started.on('exit', gone);
		return started;
	}

	function stop(): void {
		const stopped = worker;
		worker = undefined;
		stopped?.kill('SIGKILL');
	}

	function settle(tell: (one: Waiting) => void): void {
		clearTimeout(limit);
		const one = current;
		current = undefined;
		if (one) tell(one);
		next();
	}

	/** Waiting for nobody in particular keeps no program alive. */
	function rest(): void {
		worker?.unref();
		worker?.channel?.unref();
		idle = setTimeout(stop, idleSeconds * 1_000);
		idle.unref();
	}

	function next(): void {
		if (current) return;
		clearTimeout(idle);
		current = queue.shift();
		if (!current) {
			rest();
			return;
		}
		worker ??= start();
		worker.ref();
		worker.channel?.ref();
		limit = setTimeout(() => {
			stop();
			settle((one) => one.reject(tooHeavy()));
		}, seconds * 1_000);
		worker.send(current.task);
	}

	return {
		typeset({ folder, main, data }) {
			if (queue.length >= mostWaiting) return Promise.reject(busy());
			const task = { folder, main, json: JSON.stringify(data) };
			return new Promise((resolve, reject) => {
				queue.push({ task, resolve, reject });
				next();
			});
		},
		close() {
			for (const one of queue.splice(0)) one.reject(busy());
			stop();
			settle((one) => one.reject(busy()));
			clearTimeout(idle);
		},
	};
}
