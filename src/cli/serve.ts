import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { Config } from '#platform/config.server.ts';
import { securityHeaders } from '#platform/http/headers.server.ts';
import { ownHosts } from '#platform/http/loopback.ts';
import { answeredLive, endLiveStreams } from '#platform/live/live-door.server.ts';

const BODY_LIMIT = '26M';
const DRAIN_MS = 3_000;
/** What pages and machines use. TRACE would send a request's own headers back, CONNECT is for proxies. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * Serves the built pages. The public address is fixed here for each request, and with it the origin: headers of
 * the same name that a client sends are overwritten. Every answer starts with the strictest headers, also a file, a
 * redirect or an error that never reaches the pages; a page then sets its own content policy.
 */
export async function serve(config: Config, root: string): Promise<Server> {
	process.env.PROTOCOL_HEADER = 'x-lus-proto';
	process.env.HOST_HEADER = 'x-lus-host';
	process.env.BODY_SIZE_LIMIT = BODY_LIMIT;
	const { handler } = (await import(pathToFileURL(`${root}/build/handler.js`).href)) as { handler: Handler };
	const address = new URL(config.address);
	const hosts = ownHosts(config.address);
	const strict = Object.entries({
		...securityHeaders(address.protocol === 'https:'),
		'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
		'cache-control': 'no-store',
		'content-type': 'text/plain; charset=utf-8',
	});
	const server = createServer((request, response) => {
		for (const [name, value] of strict) response.setHeader(name, value);
		if (!METHODS.has(request.method ?? '')) {
			response.statusCode = 405;
			response.end();
			return;
		}
		request.headers['x-lus-proto'] = address.protocol.slice(0, -1);
		request.headers['x-lus-host'] = hosts.find((host) => host === request.headers.host) ?? address.host;
		request.headers['x-lus-address'] = request.socket.remoteAddress ?? 'unknown';
		if (answeredLive(request, response)) return;
		handler(request, response, () => {
			response.statusCode = 404;
			response.end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(config.port, config.host, resolve);
	});
	return server;
}

/** Finishes what runs, then closes what is left. */
export function drain(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		endLiveStreams();
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
	});
}
