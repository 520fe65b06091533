import type { ServerResponse } from 'node:http';

/** How much may wait for a slow phone before its stream is closed; it comes back by itself and gets the whole again. */
const MOST_WAITING = 512 * 1024;
const PING_MS = 20_000;
/** How long a browser waits before it comes back, in ms. */
const RETRY_MS = 1_000;

/** One open stream of server-sent events. */
export type EventStream = {
	/** A whole message as `eventMessage` makes it, or in pieces; many streams can be given the same bytes. */
	send(message: Buffer | readonly Buffer[]): void;
	/** Ends it; the browser comes back after a moment. */
	end(): void;
};

const open = new Set<ServerResponse>();
const PING = Buffer.from(':\n\n');
setInterval(pingAll, PING_MS).unref();

/**
 * Answers a request with a stream of events. The answer has no length and no chunks: it ends when the connection does,
 * so that the same bytes go to everybody as they are.
 */
export function openEventStream(response: ServerResponse, onClose: () => void): EventStream {
	response.useChunkedEncodingByDefault = false;
	response.writeHead(200, {
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'no-store',
		'x-accel-buffering': 'no',
	});
	response.socket?.setNoDelay(true);
	response.write(`retry: ${RETRY_MS}\n\n`);
	open.add(response);
	// The connection of one phone is no reason for the process to stop.
	response.on('error', () => response.destroy());
	response.on('close', () => {
		open.delete(response);
		onClose();
	});
	// A phone that just got everything may need a while for it: that much more may wait until it has it.
	let whole = 0;
	response.on('drain', () => {
		whole = 0;
	});
	return {
		send(message) {
			if (!goesOn(response)) return;
			const pieces = Buffer.isBuffer(message) ? [message] : message;
			if (response.writableLength > MOST_WAITING + whole) return void response.destroy();
			if (pieces.length > 1) whole = pieces.reduce((sum, { length }) => sum + length, 0);
			for (const piece of pieces) response.write(piece);
		},
		end: () => end(response),
	};
}

/** Ends all of them, for when the server stops. */
export function endAllStreams(): void {
	for (const response of open) end(response);
}

function end(response: ServerResponse): void {
	open.delete(response);
	response.end();
}

/** An answer that was ended stays until a slow phone has it: nothing more can be written to it. */
function goesOn(response: ServerResponse): boolean {
	return !response.writableEnded && !response.destroyed;
}

function pingAll(): void {
	for (const response of open) if (goesOn(response)) response.write(PING);
}

/** One message as bytes. @param id what a browser that lost its connection says it had last */
export function eventMessage(id: string | undefined, data: unknown): Buffer {
	return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
}

/**
 * One message in which a large part, JSON as bytes, is the same for many streams and is kept once.
 * @param own the fields of this stream alone, at least one
 */
export function sharedMessage(
	id: string,
	own: Readonly<Record<string, unknown>>,
	[name, shared]: readonly [name: string, json: Buffer],
): Buffer[] {
	const before = `id: ${id}\ndata: ${JSON.stringify(own).slice(0, -1)},${JSON.stringify(name)}:`;
	return [Buffer.from(before), shared, Buffer.from('}\n\n')];
}
