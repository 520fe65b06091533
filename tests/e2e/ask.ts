import { type IncomingHttpHeaders, request } from 'node:http';

export type Answer = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
};

/**
 * Asks the server byte by byte as told: also methods, origins and cookies that a browser would not let us send.
 * Follows no redirect.
 */
export function ask(
	method: string,
	url: string,
	headers: Readonly<Record<string, string>> = {},
	body?: string,
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const asked = request(url, { method, headers: { ...headers, ...length }, agent: false }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (piece: string) => {
				text += piece;
			});
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
			);
		});
		asked.on('error', reject);
		asked.end(body);
	});
}
