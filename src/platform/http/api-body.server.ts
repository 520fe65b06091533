import { refusals } from './api-answers.server.ts';

/** The body of a request as bytes. @throws Refusal too-large as soon as more than `most` came in */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
	if (Number(request.headers.get('content-length')) > most) throw refusals.tooLarge();
	const reader = request.body?.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	while (reader) {
		const { done, value } = await reader.read();
		if (done) break;
		size += value.byteLength;
		if (size > most) {
			// Not cancelled: that would break the connection before the refusal is on its way.
			reader.releaseLock();
			throw refusals.tooLarge();
		}
		chunks.push(value);
	}
	const bytes = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.byteLength;
	}
	return bytes;
}

/**
 * The body of a request as JSON; an empty one is an empty object, so that what asks for nothing may be posted bare.
 * @param wanted whether the operation asks for a body at all; of others the body is only held against the limit
 */
export async function readJson(request: Request, most: number, wanted: boolean): Promise<unknown> {
	const bytes = await readBytes(request, most);
	if (bytes.byteLength === 0 || !wanted) return {};
	if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw refusals.notJson();
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw refusals.brokenJson();
	}
}
