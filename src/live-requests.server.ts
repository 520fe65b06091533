import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveMeetings } from '#features/meeting/index.server.ts';
import { command, meetingRefusal, SCREEN_COOKIE, SEAT_COOKIE } from '#features/meeting/index.ts';
import { isLocale, type Locale } from '#platform/locale.ts';
import { Refusal } from '#platform/refusal.ts';

/** More than any command needs; a text that is too long for its card still comes in to be refused with a sentence. */
const BODY_LIMIT = 64 * 1024;
/** Up to here a body that is too large is read to its end and thrown away, so that its sender hears why. */
const PATIENCE = 8 * 1024 * 1024;
const PATH = /^\/live\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(stream|command|note)(?:\?(.*))?$/;

/**
 * Answers what a live page asks while it is open: its stream of events, its commands, its own notes. Who asks is known by
 * the seat whose token the browser holds in a cookie.
 * @returns a door for the server entry: false for every other request
 */
export function answerLiveRequests(live: LiveMeetings, onFault: (error: unknown) => void) {
	return (request: IncomingMessage, response: ServerResponse): boolean => {
		const [, meetingId = '', what = '', query = ''] = PATH.exec(request.url ?? '') ?? [];
		if (meetingId === '') return false;
		const asked = new URLSearchParams(query);
		const cookies = cookiesOf(request);
		const token = cookies.get(asked.has('screen') ? SCREEN_COOKIE : SEAT_COOKIE);
		const locale = localeOf(cookies, request);
		answer(what, meetingId, token, asked).catch((error) => {
			// Somebody who goes away in the middle of a request is no fault.
			if (request.destroyed && !request.complete) return;
			if (!(error instanceof Refusal)) onFault(error);
			const refusal = error instanceof Refusal ? error : meetingRefusal('not-kept');
			send(response, refusal.status, { code: refusal.code, message: refusal.sentence[locale] });
		});
		return true;

		async function answer(what: string, id: string, token: string | undefined, asked: URLSearchParams) {
			if (what === 'stream') {
				if (request.method !== 'GET') return send(response, 405, { code: 'method' });
				const last = request.headers['last-event-id'] ?? asked.get('after') ?? undefined;
				const heard = await live.listen(token, id, response, Array.isArray(last) ? last[0] : last);
				if (!heard) throw meetingRefusal('not-in-meeting');
				return;
			}
			if (request.method !== 'POST') return send(response, 405, { code: 'method' });
			if (request.headers.origin !== originOf(request)) return send(response, 403, { code: 'origin' });
			const body = await readBody(request);
			if (body === undefined) throw meetingRefusal('text-too-long');
			if (what === 'note') {
				await live.note(
					token,
					id,
					typeof body === 'object' && body && 'text' in body ? String(body.text) : '',
				);
				return send(response, 200, { kept: true });
			}
			const parsed = command.safeParse(body);
			if (!parsed.success) throw meetingRefusal('place-unknown');
			send(response, 200, { number: await live.command(token, id, parsed.data) });
		}
	};
}

/** The address that the server entry fixed for this request. */
function originOf(request: IncomingMessage): string {
	return `${request.headers['x-lus-proto']}://${request.headers['x-lus-host']}`;
}

function send(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
	if (response.headersSent) return void response.end();
	const text = JSON.stringify(body);
	response.writeHead(status, {
		'content-type': 'application/json; charset=utf-8',
		'content-length': Buffer.byteLength(text),
	});
	response.end(text);
}

/** The JSON of a request; undefined when it is too large, null when it is none. */
async function readBody(request: IncomingMessage): Promise<unknown> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of request) {
		size += (piece as Buffer).length;
		if (size > PATIENCE) request.destroy();
		if (size <= BODY_LIMIT) pieces.push(piece as Buffer);
	}
	if (size > BODY_LIMIT) return undefined;
	try {
		return JSON.parse(Buffer.concat(pieces).toString('utf8'));
	} catch {
		return null;
	}
}

function cookiesOf(request: IncomingMessage): Map<string, string> {
	const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
	return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

function localeOf(cookies: ReadonlyMap<string, string>, request: IncomingMessage): Locale {
	const chosen = cookies.get('lus-locale');
	if (isLocale(chosen)) return chosen;
	return request.headers['accept-language']?.trim().toLowerCase().startsWith('en') ? 'en' : 'nl';
}
