import { crc32, inflateRawSync } from 'node:zlib';
import { FileError } from './file-error.server.ts';

/**
 * Unpacks the parts of a workbook within a bound, before the spreadsheet library sees them. That library believes the
 * sizes that the file declares, so a file of some kilobytes could claim all memory. Layout of the records: ZIP
 * application note 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
 */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const MAX_PARTS = 2_000;
const STORED = 0;
const DEFLATED = 8;

type Part = {
	name: string;
	method: number;
	packed: number;
	unpacked: number;
	offset: number;
	locked: boolean;
};

function findEnd(file: Buffer): number {
	const lowest = Math.max(0, file.length - END_BYTES - MAX_COMMENT);
	for (let at = file.length - END_BYTES; at >= lowest; at--) if (file.readUInt32LE(at) === END) return at;
	throw new FileError({ code: 'file-damaged' });
}

function listParts(file: Buffer): Part[] {
	const end = findEnd(file);
	const count = file.readUInt16LE(end + 10);
	if (count > MAX_PARTS) throw new FileError({ code: 'file-not-xlsx' });
	const parts: Part[] = [];
	let at = file.readUInt32LE(end + 16);
	for (let index = 0; index < count; index++) {
		if (file.readUInt32LE(at) !== CENTRAL) throw new FileError({ code: 'file-damaged' });
		const nameEnd = at + 46 + file.readUInt16LE(at + 28);
		parts.push({
			name: file.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
			locked: (file.readUInt16LE(at + 8) & 1) === 1,
			method: file.readUInt16LE(at + 10),
			packed: file.readUInt32LE(at + 20),
			unpacked: file.readUInt32LE(at + 24),
			offset: file.readUInt32LE(at + 42),
		});
		at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
	}
	return parts;
}

function unpackPart(file: Buffer, part: Part): Buffer {
	if (part.locked) throw new FileError({ code: 'file-old-or-locked' });
	if (file.readUInt32LE(part.offset) !== LOCAL) throw new FileError({ code: 'file-damaged' });
	const start = part.offset + 30 + file.readUInt16LE(part.offset + 26) + file.readUInt16LE(part.offset + 28);
	const packed = file.subarray(start, start + part.packed);
	if (part.unpacked === 0) return Buffer.alloc(0);
	if (part.method === STORED && part.packed === part.unpacked && packed.length === part.packed) return packed;
	if (part.method !== DEFLATED) throw new FileError({ code: 'file-damaged' });
	// Stops as soon as more comes out than was declared, so the sum that was checked is also the real bound.
	return inflateRawSync(packed, { maxOutputLength: part.unpacked });
}

/**
 * The XML parts of a workbook by name; pictures and the like stay packed.
 * @param limit bytes that all parts together may have once unpacked; above it nothing is unpacked at all
 * @throws FileError when the file is damaged, locked, too big once unpacked, or no workbook
 */
export function unpackWorkbook(bytes: Uint8Array, limit: number): Map<string, Buffer> {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const parts = listParts(file);
		const total = parts.reduce((sum, part) => sum + part.unpacked, 0);
		if (total > limit) throw new FileError({ code: 'file-unpacked-too-big' });
		if (!parts.some((part) => part.name === 'xl/workbook.xml'))
			throw new FileError({ code: 'file-not-xlsx' });
		const wanted = parts.filter((part) => /\.(?:xml|rels)$/i.test(part.name));
		return new Map(wanted.map((part) => [part.name, unpackPart(file, part)]));
	} catch (error) {
		if (error instanceof FileError) throw error;
		// Reading beyond the end, broken packing, more bytes than declared.
		throw new FileError({ code: 'file-damaged' });
	}
}

/** Puts unpacked parts together again as a plain ZIP without packing, the only form in which the library takes them. */
export function joinParts(parts: ReadonlyMap<string, Buffer>): Buffer {
	const pieces: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of parts) {
		const nameBytes = Buffer.from(name);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt32LE(crc32(content), 10);
		shared.writeUInt32LE(content.length, 14);
		shared.writeUInt32LE(content.length, 18);
		shared.writeUInt16LE(nameBytes.length, 22);
		const local = Buffer.alloc(4);
		local.writeUInt32LE(LOCAL, 0);
		const central = Buffer.alloc(6);
		central.writeUInt32LE(CENTRAL, 0);
		central.writeUInt16LE(20, 4);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		pieces.push(local, shared, nameBytes, content);
		directory.push(central, shared, tail, nameBytes);
		offset += local.length + shared.length + nameBytes.length + content.length;
	}
	const end = Buffer.alloc(END_BYTES);
	end.writeUInt32LE(END, 0);
	end.writeUInt16LE(parts.size, 8);
	end.writeUInt16LE(parts.size, 10);
	end.writeUInt32LE(
		directory.reduce((sum, piece) => sum + piece.length, 0),
		12,
	);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...pieces, ...directory, end]);
}
