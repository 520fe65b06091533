import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { courseOf, seenNow } from '#tests/meeting/asked.ts';
import { begin, idOf, LEAD, openProcess } from '#tests/meeting/play.ts';
import { scripts } from '#tests/meeting/scripts.ts';
import { PATIENCE, times } from '#tests/nightly.ts';
import type { Asker } from './command.ts';
import { openMeetingStreams } from './meeting-streams.server.ts';
import { type Audience, audienceOf, type Mine, mineOf, type View, viewFor } from './view.ts';
import { type Told, withChange } from './view-change.ts';

const closes: (() => void)[] = [];
afterEach(() => {
	for (const close of closes.splice(0)) close();
});

/** A meeting that really streams over http. */
async function openStage() {
	const script = scripts[0];
	if (!script) throw new Error('there is no script');
	const process = openProcess(begin(script));
	const streams = openMeetingStreams(process.state, () => 0);
	const server = createServer((request, response) => {
		const asker = JSON.parse(decodeURIComponent(request.url?.slice(1) ?? '')) as Asker;
		const last = request.headers['last-event-id'];
		streams.listen(response, asker, Array.isArray(last) ? last[0] : last);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	closes.push(() => {
		server.closeAllConnections();
		server.close();
	});

	function ask(
		fields: Record<string, unknown>,
		asker: Asker = { id: LEAD, screen: false },
		chance = 0,
	): void {
		const before = process.state();
		process.ask({ run: 1, poll: before.polls, ...fields }, asker, chance);
		if (before !== process.state()) streams.tell(before, process.state(), [asker]);
	}

	return { ask, process, script, streams, open: (asker: Asker) => openClient(port, asker) };
}

/** A browser: applies what it hears, and says after a cut what it had last. */
function openClient(port: number, asker: Asker) {
	const heard: { audience?: Audience; view?: View; mine?: Mine; last?: string; wholes: number } = {
		wholes: 0,
	};
	let answer: IncomingMessage | undefined;

	function hear(message: string): void {
		for (const line of message.split('\n')) {
			if (line.startsWith('id: ')) heard.last = line.slice(4);
			if (!line.startsWith('data: ')) continue;
			const told = JSON.parse(line.slice(6)) as Told;
			if (told.kind === 'whole') {
				heard.wholes += 1;
				heard.audience = told.audience;
				heard.view = told.view;
				heard.mine = told.mine;
			} else if (told.kind === 'mine') heard.mine = told.mine;
			else if (told.change && heard.view) heard.view = withChange(heard.view, told.change);
		}
	}

	return {
		asker,
		heard,
		async connect(): Promise<void> {
			const request = get({
				port,
				host: '127.0.0.1',
				path: `/${encodeURIComponent(JSON.stringify(asker))}`,
				headers: heard.last ? { 'last-event-id': heard.last } : {},
				agent: false,
			});
			const [response] = (await once(request, 'response')) as [IncomingMessage];
			answer = response;
			response.setEncoding('utf8');
			let rest = '';
			response.on('error', () => undefined);
			response.on('data', (piece: string) => {
				const messages = (rest + piece).split('\n\n');
				rest = messages.pop() ?? '';
				messages.forEach(hear);
			});
		},
		cut: () => answer?.destroy(),
		isOpen: () => answer !== undefined && !answer.destroyed,
	};
}
type Client = ReturnType<typeof openClient>;

/** Waits for the network of this machine until a client sees what it should; it never does when something is lost. */
async function sees(
	client: Client,
	expected: () => { audience: Audience; view: View; mine: Mine },
): Promise<void> {
	const wanted = JSON.parse(JSON.stringify(expected()));
	await expect
		.poll(() => ({ audience: client.heard.audience, view: client.heard.view, mine: client.heard.mine }), {
			timeout: 10_000,
			interval: 2,
		})
		.toEqual(wanted);
}

const SEAT = { id: idOf('a', 2), screen: false };
const OTHER = { id: idOf('a', 3), screen: false };
type Stage = Awaited<ReturnType<typeof openStage>>;
const whatSees =
	({ process }: Stage, asker: Asker) =>
	() => {
		const audience = audienceOf(process.state(), asker);
		return { audience, view: viewFor(process.state(), audience), mine: mineOf(process.state(), asker.id) };
	};

test('whoever comes back after a cut gets what was missed, not the whole once more', async () => {
	const stage = await openStage();
	const [stays, goes] = [stage.open(OTHER), stage.open(SEAT)];
	await stays.connect();
	await goes.connect();
	await sees(goes, whatSees(stage, SEAT));
	stage.ask({ what: 'open' });
	await sees(goes, whatSees(stage, SEAT));
	goes.cut();
	await expect.poll(() => stage.streams.count()).toBe(1);
	stage.ask({ what: 'chooseNaming', naming: 'named' });
	stage.ask({ what: 'start' });
	await goes.connect();
	await sees(goes, whatSees(stage, SEAT));
	expect(goes.heard.wholes).toBe(1);
});

test('what happened while nobody listened is not lost for whoever comes back second', async () => {
	const stage = await openStage();
	const [one, other] = [stage.open(OTHER), stage.open(SEAT)];
	for (const client of [one, other]) await client.connect();
	stage.ask({ what: 'open' });
	await sees(other, whatSees(stage, SEAT));
	for (const client of [one, other]) client.cut();
	await expect.poll(() => stage.streams.count()).toBe(0);
	stage.ask({ what: 'chooseNaming', naming: 'anonymous' });
	await one.connect();
	await sees(one, whatSees(stage, OTHER));
	stage.ask({ what: 'start' });
	await other.connect();
	await sees(other, whatSees(stage, SEAT));
});

test('whoever began to lead while away gets the view of who leads', async () => {
	const stage = await openStage();
	const [lead, goes] = [stage.open({ id: LEAD, screen: false }), stage.open(SEAT)];
	await lead.connect();
	await goes.connect();
	for (const open of [true, false, true]) stage.ask({ what: 'setDoor', open });
	await sees(goes, whatSees(stage, SEAT));
	goes.cut();
	await expect.poll(() => stage.streams.count()).toBe(1);
	stage.ask({ what: 'chooseCoGuide', id: SEAT.id, on: true });
	await goes.connect();
	await sees(goes, whatSees(stage, SEAT));
	expect(goes.heard.audience).toBe('lead');
});

test('a new step is told to everybody who was ready, not only to who asked for it', async () => {
	const stage = await openStage();
	const client = stage.open(SEAT);
	await client.connect();
	stage.ask({ what: 'open' });
	stage.ask({ what: 'chooseNaming', naming: 'named' });
	stage.ask({ what: 'start' });
	stage.ask({ what: 'ready', on: true }, SEAT);
	await sees(client, whatSees(stage, SEAT));
	expect(client.heard.mine?.ready).toBe(true);
	stage.ask({ what: 'next' });
	await sees(client, whatSees(stage, SEAT));
	expect(client.heard.mine?.ready).toBe(false);
});

test('whoever is shown the door hears nothing any more of what is said inside', async () => {
	const stage = await openStage();
	const goes = stage.open(SEAT);
	await goes.connect();
	stage.ask({ what: 'open' });
	await sees(goes, whatSees(stage, SEAT));
	stage.ask({ what: 'refuse', id: SEAT.id });
	await sees(goes, whatSees(stage, SEAT));
	stage.ask({ what: 'addPerson', id: idOf('a', 30), name: 'Geheim' });
	stage.ask({ what: 'setDoor', open: true });
	await sees(goes, whatSees(stage, SEAT));
	expect(goes.heard.audience).toBe('waiting');
	expect(JSON.stringify(goes.heard)).not.toContain('Geheim');
});

test('streams that are cut at any moment lose nothing', { timeout: PATIENCE }, async () => {
	const CLIENTS = times(12, 50);
	const stage = await openStage();
	const people = [...stage.process.state().people.keys()];
	const clients = Array.from({ length: CLIENTS }, (_, index) =>
		stage.open({ id: people[index % people.length] ?? LEAD, screen: index % 13 === 12 }),
	);
	let cuts = 0;
	let seed = 7;
	while (cuts < times(60, 1000)) {
		const [course = []] = fc.sample(courseOf(stage.script), { numRuns: 1, seed });
		seed += 1;
		for (const [index, asked] of course.entries()) {
			stage.ask({ ...seenNow(asked, stage.process.state()) }, asked.asker, asked.chance);
			const client = clients[(index * 7 + seed) % clients.length];
			if (client?.isOpen() && index % 3 === 0) {
				client.cut();
				cuts += 1;
			} else if (client && !client.isOpen()) await client.connect();
		}
		for (const client of clients) if (!client.isOpen()) await client.connect();
		for (const client of clients) await sees(client, whatSees(stage, client.asker));
	}
});
