import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** Where a stream is and how it is asked for. */
export type Way = {
	readonly port: number;
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
};

const MARK = /kaart-(\d{6})/g;
const MARK_LENGTH = 12;

/** The text of a card by which its arrival is known. */
export function markOf(number: number): string {
	return `kaart-${String(number).padStart(6, '0')} het gezin begon telkens opnieuw`;
}

/** One raw stream of server-sent events: it knows when its first message is whole, and tells which cards it hears. */
export type Listener = {
	readonly ready: Promise<void>;
	/** The id of the last event, as a browser sends it when it comes back. */
	lastId(): string;
	cut(): void;
};

/** @param hear is told the number of a card and the moment, each time one comes by */
export function listen(way: Way, hear: (card: number, at: number) => void, lastId?: string): Listener {
	let tail = '';
	let opening: string | undefined = '';
	let ids = '';
	let begun: () => void = () => undefined;
	let lost: (error: Error) => void = () => undefined;
	const ready = new Promise<void>((resolve, reject) => {
		begun = resolve;
		lost = reject;
	});
	const socket: Socket = connect(way.port, '127.0.0.1');
	socket.setNoDelay(true);
	socket.setEncoding('latin1');
	const headers = { ...way.headers, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.write(`GET ${way.path} HTTP/1.1\r\nhost: localhost\r\n${lines.join('')}\r\n`);
	socket.on('error', (error) => lost(error));
	socket.on('close', () => lost(new Error('the stream was closed')));
	socket.on('data', (piece: string) => {
		const at = performance.now();
		const text = tail + piece;
		for (const [, digits] of text.matchAll(MARK)) hear(Number(digits), at);
		tail = text.slice(1 - MARK_LENGTH);
		if (piece.includes('id: ')) ids = piece;
		if (opening !== undefined) {
			opening += piece;
			if (/data: [^\n]*\n\n/.test(opening)) {
				opening = undefined;
				begun();
			} else if (/^HTTP\/1.1 [345]/.test(opening)) lost(new Error(opening.slice(0, 300)));
		}
	});
	return {
		ready,
		lastId: () => [...ids.matchAll(/id: (\S+)\n/g)].at(-1)?.[1] ?? '',
		cut: () => {
			ready.catch(() => undefined);
			socket.destroy();
		},
	};
}

/** Posts over connections that stay open. @param localAddress the address that they come from */
export function openPoster(localAddress = '127.0.0.1') {
	const agent = new Agent({ keepAlive: true, maxSockets: 256 });
	return {
		async post(way: Way, body: string, expected = 200): Promise<IncomingHeaders> {
			const asked = request({
				...{ agent, localAddress, port: way.port, host: '127.0.0.1', path: way.path, method: 'POST' },
				headers: { host: `localhost:${way.port}`, 'content-length': Buffer.byteLength(body), ...way.headers },
			});
			asked.end(body);
			const [answer] = await once(asked, 'response');
			let text = '';
			for await (const piece of answer) text += piece;
			if (answer.statusCode !== expected)
				throw new Error(`${way.path}: ${answer.statusCode} ${text.slice(0, 200)}`);
			return answer.headers;
		},
		close: () => agent.destroy(),
	};
}
export type Poster = ReturnType<typeof openPoster>;
type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;
