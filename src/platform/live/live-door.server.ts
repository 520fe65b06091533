import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Streams and their commands are answered by the server entry itself, before the pages: many people listen at once, and a
 * page's way costs more than the answer. The built bundle and the entry are two module worlds; the door lives on
 * globalThis so that the one can open what the other answers with.
 */
const KEY = Symbol.for('lus.live-door');
type Door = (request: IncomingMessage, response: ServerResponse) => boolean;
type Holder = { [KEY]?: { readonly door: Door; readonly endStreams: () => void } };

/**
 * Registers what answers live requests.
 * @param door gives false for what is no live request
 * @param endStreams ends every open stream, so that the server can stop
 */
export function openLiveDoor(door: Door, endStreams: () => void): void {
	(globalThis as Holder)[KEY] = { door, endStreams };
}

/** Answers a live request; false when it is none. */
export function answeredLive(request: IncomingMessage, response: ServerResponse): boolean {
	return (globalThis as Holder)[KEY]?.door(request, response) ?? false;
}

/** Ends every open stream; who listened comes back by itself, to this server or another. */
export function endLiveStreams(): void {
	(globalThis as Holder)[KEY]?.endStreams();
}
