import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import {
	type EventStream,
	endAllStreams,
	eventMessage,
	openEventStream,
	sharedMessage,
} from './event-stream.server.ts';

const closes: (() => void)[] = [];
afterEach(() => {
	for (const close of closes.splice(0)) close();
});

/** A stream over http to a phone that reads only when asked to. */
async function openStage() {
	const opened: { stream: EventStream; response: ServerResponse }[] = [];
	const server = createServer((_, response) => {
		opened.push({ stream: openEventStream(response, () => undefined), response });
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	closes.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
	const [answer] = (await once(request, 'response')) as [IncomingMessage];
	answer.on('error', () => undefined);
	const [one] = opened;
	if (!one) throw new Error('the stream is open');
	return { ...one, answer };
}

const LARGE = Buffer.from(JSON.stringify('x'.repeat(2 * 1024 * 1024)));

test('what comes after a stream was ended is dropped, also while a slow phone still takes what came before', async () => {
	const { stream, response, answer } = await openStage();
	stream.send(sharedMessage('1', { kind: 'whole' }, ['view', LARGE]));
	endAllStreams();
	expect(response.writableFinished).toBe(false);
	stream.send(eventMessage('2', { late: true }));
	stream.end();
	let heard = '';
	answer.setEncoding('utf8').on('data', (piece: string) => {
		heard += piece;
	});
	await once(answer, 'end');
	expect(heard).toContain('"kind":"whole"');
	expect(heard).not.toContain('late');
});

test('a phone that takes a large whole slowly stays; one that takes nothing of what follows comes back', async () => {
	const { stream, response } = await openStage();
	stream.send(sharedMessage('1', { kind: 'whole' }, ['view', LARGE]));
	stream.send(eventMessage('2', { small: true }));
	expect(response.destroyed).toBe(false);
	for (let sent = 0; sent < 200; sent += 1) stream.send(eventMessage('3', 'y'.repeat(10_000)));
	expect(response.destroyed).toBe(true);
});
