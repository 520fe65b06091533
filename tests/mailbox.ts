import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived: to whom the envelope went, the head line by line, and the readable text. */
export type Received = {
	readonly to: readonly string[];
	readonly head: readonly string[];
	readonly text: string;
};

/** A real mail server on a free port of this machine that keeps what it receives. */
export async function openMailbox(): Promise<{ url: string; received: Received[]; close(): Promise<void> }> {
	const received: Received[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				received.push(read(Buffer.concat(parts).toString('utf8'), session.envelope.rcptTo));
				done();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

function read(raw: string, recipients: readonly { address: string }[]): Received {
	const [head = '', ...rest] = raw.split('\r\n\r\n');
	const body = rest.join('\r\n\r\n');
	const plain = /quoted-printable/i.test(head) ? fromQuotedPrintable(body) : body;
	return {
		to: recipients.map((one) => one.address),
		head: head.replace(/\r\n[ \t]+/g, ' ').split('\r\n'),
		text: plain.replaceAll('\r\n', '\n'),
	};
}

function fromQuotedPrintable(text: string): string {
	const bytes = text
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
