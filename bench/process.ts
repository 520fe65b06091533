import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { against, median, type Row } from './row.ts';
import { type Stage, stopServer } from './stage.ts';

const STARTS = 3;
const REST_MS = 4_000;

/** Cold start with the database there, and memory of the server at rest after it served a few pages. */
export async function processRows(stage: Stage): Promise<Row[]> {
	const seconds: number[] = [];
	let memory = Number.NaN;
	for (let start = 1; start <= STARTS; start += 1) {
		const server = await stage.start();
		seconds.push(server.seconds);
		if (start === STARTS) {
			for (const path of ['/login', '/today', '/signals']) {
				await fetch(server.address + path, { headers: { cookie: stage.cookie } });
			}
			await new Promise((rested) => setTimeout(rested, REST_MS));
			memory = residentMegabytes(server.child);
		}
		await stopServer(server.child);
	}
	return [
		against('cold start, database there', median(seconds), 's', 1.5),
		against('server memory at rest', memory, 'MB', 150),
	];
}

/** Resident memory of one process without its children, from the kernel's own count. */
export function residentMegabytes({ pid }: ChildProcess): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
