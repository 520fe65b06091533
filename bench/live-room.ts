import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
	type LiveMeetings,
	openLiveMeetings,
	planForm,
	planMeeting,
} from '#features/meeting/index.server.ts';
import { command } from '#features/meeting/index.ts';
import { loadLibrary } from '#features/method/index.server.ts';
import { asActor } from '#platform/db/context.server.ts';
import { openOneTrip } from '#platform/db/one-trip.server.ts';
import type { Row } from './row.ts';
import { root, type Stage } from './stage.ts';

/** A live meeting in a step in which cards are collected with names: everybody sees each card at once. */
export type Room = {
	readonly id: string;
	readonly lead: string;
	/** Tokens of the seats, one for each participant. */
	readonly tokens: readonly string[];
	/** The words with which others come in. */
	readonly words: string;
};

/** Runs a measurement with meetings to measure in; the load stays on the second processor. */
export async function withRooms(stage: Stage, measure: (rooms: Rooms) => Promise<Row[]>): Promise<Row[]> {
	pin(process, 1);
	const rooms = await openRooms(stage);
	try {
		return await measure(rooms);
	} finally {
		await rooms.close();
	}
}
export type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** Makes meetings on the database of the stage, in this process, before a server takes them over. */
async function openRooms(stage: Stage) {
	const circleId = await giveTeam(stage);
	const trip = openOneTrip(stage.located.login);
	const today = () => stage.actor.today;
	const live = openLiveMeetings({
		platform: stage.platform,
		trip,
		now: Date.now,
		today,
		onFault: console.error,
	});
	const library = loadLibrary(join(root, 'content'));

	async function makeRoom(people: number): Promise<Room> {
		const form = planForm.parse({
			...{ id: randomUUID(), circleId, of: 'learning-network', way: 'live', title: 'Gemeten' },
			...{ onDay: stage.actor.today, startsAt: '14:00', minutes: 90 },
		});
		const { id } = await asActor(stage.platform, stage.actor, (tx) => planMeeting(tx, library, form));
		const lead = await live.openDoor({ actor: stage.actor, name: 'Coördinator' }, id);
		const ask = (fields: Record<string, unknown>) => live.command(lead, id, command.parse(fields));
		await ask({ what: 'setDoor', open: true });
		await ask({ what: 'chooseNaming', naming: 'named' });
		await ask({ what: 'start' });
		await ask({ what: 'chooseActivity', run: 1, activity: 'collect' });
		const words = (await live.look(lead, id)).codes?.words ?? '';
		const entered = await Promise.all(
			Array.from({ length: people }, (_, index) => live.enter(words, `Deelnemer ${index}`, randomUUID())),
		);
		return { id, lead, words, tokens: entered.map((one) => one?.token ?? '') };
	}

	return {
		live: live as LiveMeetings,
		makeRoom,
		async close() {
			live.close();
			await trip.close();
		},
	};
}

async function giveTeam(stage: Stage): Promise<string> {
	const owner = new pg.Client(stage.located.admin);
	await owner.connect();
	await owner.query('set role lus_owner');
	const { regionId, personId } = stage.actor;
	const circleId = randomUUID();
	await owner.query(
		"insert into circle (region_id, id, kind, name, existing_meeting) values ($1, $2, 'team', 'Meetteam', 'teamoverleg')",
		[regionId, circleId],
	);
	await owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'processGuide')",
		[regionId, randomUUID(), circleId, personId],
	);
	await owner.end();
	return circleId;
}

/** Starts the bare program that stands beside it; gives its port. */
export async function startLimit(
	stage: Stage,
	bytes: { readonly sealedBytes: number; readonly wholeBytes: number },
): Promise<{ port: number; child: ChildProcess }> {
	const admin = new pg.Client(stage.located.admin);
	await admin.connect();
	await admin.query(
		'create table if not exists public.bench_live (number int generated always as identity primary key, body bytea)',
	);
	await admin.end();
	const child = fork(join(root, 'bench/live-limit.ts'), {
		execArgv: [],
		env: { ...process.env, LUS_LIMIT: JSON.stringify({ database: stage.located.admin, ...bytes }) },
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	if (!child.stdout) throw new Error('the bare program has no output');
	const [port] = await once(child.stdout, 'data');
	pin(child, 0);
	endOnExit(child);
	return { port: Number(port), child };
}

/** Ends what still runs when a measurement fails halfway. */
export function endOnExit(child: ChildProcess): void {
	const end = () => child.kill('SIGKILL');
	process.once('exit', end);
	child.once('exit', () => process.off('exit', end));
}

/** Keeps a process with all its threads on one processor, where the machine can do that. */
export function pin({ pid }: { readonly pid?: number | undefined }, processor: number): void {
	spawnSync('taskset', ['-acp', String(processor), String(pid)], { stdio: 'ignore' });
}

/** Processor time that a process used so far, in ms, from the kernel's own count. */
export function processorMs({ pid }: ChildProcess): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) * 10;
}
