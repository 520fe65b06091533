// QR codes after ISO/IEC 18004: bytes only, error correction M (about 15 % may be damaged), versions 1 to 20.
const ECC_PER_BLOCK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
const QUIET = 4;

type Grid = { dark: boolean[][]; fixed: boolean[][]; side: number };

/**
 * Draws a text as a QR code.
 * @param text at most 660 bytes; keep to ASCII (an address), since some readers guess the alphabet of anything else
 * @returns path data of the dark squares, one unit each, and the side in units, quiet border included
 * @throws RangeError when the text is too long
 */
export function drawQrCode(text: string): { path: string; side: number } {
	const bytes = new TextEncoder().encode(text);
	const version = versionFor(bytes.length);
	const codewords = interleave(version, withHeader(bytes, version));
	const grids = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => lay(version, codewords, mask));
	const best = grids.reduce((a, b) => (penalty(b) < penalty(a) ? b : a));
	let path = '';
	for (const [y, row] of best.dark.entries())
		for (const [x, dark] of row.entries()) if (dark) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
	return { path, side: best.side + 2 * QUIET };
}

function capacity(version: number): number {
	const aligned = Math.floor(version / 7) + 2;
	let bits = (16 * version + 128) * version + 64;
	if (version >= 2) bits -= (25 * aligned - 10) * aligned - 55;
	if (version >= 7) bits -= 36;
	return Math.floor(bits / 8);
}

function dataBytes(version: number): number {
	return capacity(version) - (ECC_PER_BLOCK[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0);
}

function versionFor(length: number): number {
	for (let version = 1; version <= BLOCKS.length; version++) {
		const header = version < 10 ? 12 : 20;
		if (header + length * 8 <= dataBytes(version) * 8) return version;
	}
	throw new RangeError('too long for a QR code');
}

function withHeader(bytes: Uint8Array, version: number): number[] {
	const size = version < 10 ? 8 : 16;
	let bits = `0100${bytes.length.toString(2).padStart(size, '0')}`;
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	const most = dataBytes(version) * 8;
	bits += '0'.repeat(Math.min(4, most - bits.length));
	bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
	const data = (bits.match(/.{8}/g) ?? []).map((part) => Number.parseInt(part, 2));
	for (let pad = 0xec; data.length < most / 8; pad ^= 0xec ^ 0x11) data.push(pad);
	return data;
}

function interleave(version: number, data: number[]): number[] {
	const count = BLOCKS[version - 1] ?? 1;
	const eccLength = ECC_PER_BLOCK[version - 1] ?? 0;
	const short = Math.floor(data.length / count);
	const longFrom = count - (data.length % count);
	let from = 0;
	const blocks = Array.from({ length: count }, (_, index) => {
		const part = data.slice(from, from + short + (index >= longFrom ? 1 : 0));
		from += part.length;
		return { part, ecc: remainder(part, eccLength) };
	});
	const result: number[] = [];
	for (let place = 0; place <= short; place++)
		for (const { part } of blocks) result.push(...part.slice(place, place + 1));
	for (let place = 0; place < eccLength; place++) for (const { ecc } of blocks) result.push(ecc[place] ?? 0);
	return result;
}

/** Product in the field of 256 elements that QR codes use (x^8 + x^4 + x^3 + x^2 + 1). */
function multiply(a: number, b: number): number {
	let product = 0;
	for (let bit = 7; bit >= 0; bit--) {
		product = (product << 1) ^ ((product >>> 7) * 0x11d);
		product ^= ((b >>> bit) & 1) * a;
	}
	return product;
}

/** Reed-Solomon: what is left of the data divided by the generator of this degree. */
function remainder(data: number[], degree: number): number[] {
	const divisor = [...Array<number>(degree - 1).fill(0), 1];
	for (let turn = 0, root = 1; turn < degree; turn++, root = multiply(root, 2))
		for (let place = 0; place < degree; place++)
			divisor[place] = multiply(divisor[place] ?? 0, root) ^ (divisor[place + 1] ?? 0);
	const left = Array<number>(degree).fill(0);
	for (const byte of data) {
		const factor = byte ^ (left.shift() ?? 0);
		left.push(0);
		for (let place = 0; place < degree; place++)
			left[place] = (left[place] ?? 0) ^ multiply(divisor[place] ?? 0, factor);
	}
	return left;
}

const masks: ((x: number, y: number) => boolean)[] = [
	(x, y) => (x + y) % 2 === 0,
	(_x, y) => y % 2 === 0,
	(x) => x % 3 === 0,
	(x, y) => (x + y) % 3 === 0,
	(x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
	(x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
	(x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
	(x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function lay(version: number, codewords: number[], mask: number): Grid {
	const side = version * 4 + 17;
	const square = () => Array.from({ length: side }, () => Array<boolean>(side).fill(false));
	const grid: Grid = { dark: square(), fixed: square(), side };
	layPatterns(grid, version);
	layFormat(grid, mask);
	if (version >= 7) layVersion(grid, version);
	layData(grid, codewords, masks[mask] ?? (() => false));
	return grid;
}

function set({ dark, fixed, side }: Grid, x: number, y: number, value: boolean): void {
	const [darkRow, fixedRow] = [dark[y], fixed[y]];
	if (!darkRow || !fixedRow || x < 0 || x >= side) return;
	darkRow[x] = value;
	fixedRow[x] = true;
}

function layPatterns(grid: Grid, version: number): void {
	const { side } = grid;
	for (let place = 0; place < side; place++) {
		set(grid, 6, place, place % 2 === 0);
		set(grid, place, 6, place % 2 === 0);
	}
	const ring = (x: number, y: number, reach: number) => {
		for (let dy = -reach; dy <= reach; dy++)
			for (let dx = -reach; dx <= reach; dx++) {
				const distance = Math.max(Math.abs(dx), Math.abs(dy));
				set(grid, x + dx, y + dy, reach === 4 ? distance !== 2 && distance !== 4 : distance !== 1);
			}
	};
	for (const [x, y] of [
		[3, 3],
		[side - 4, 3],
		[3, side - 4],
	] as const)
		ring(x, y, 4);
	const places = alignment(version, side);
	const last = places.length - 1;
	for (const [i, x] of places.entries())
		for (const [j, y] of places.entries()) {
			const inCorner = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
			if (!inCorner) ring(x, y, 2);
		}
}

function alignment(version: number, side: number): number[] {
	if (version === 1) return [];
	const count = Math.floor(version / 7) + 2;
	const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
	const places = Array.from({ length: count - 1 }, (_, index) => side - 7 - index * step);
	return [6, ...places.reverse()];
}

function layFormat(grid: Grid, mask: number): void {
	const { side } = grid;
	// Error correction M is 00, so the mask is all there is.
	let left = mask;
	for (let turn = 0; turn < 10; turn++) left = (left << 1) ^ ((left >>> 9) * 0x537);
	const bits = ((mask << 10) | left) ^ 0x5412;
	const bit = (place: number) => ((bits >>> place) & 1) === 1;
	for (let place = 0; place <= 5; place++) set(grid, 8, place, bit(place));
	set(grid, 8, 7, bit(6));
	set(grid, 8, 8, bit(7));
	set(grid, 7, 8, bit(8));
	for (let place = 9; place < 15; place++) set(grid, 14 - place, 8, bit(place));
	for (let place = 0; place < 8; place++) set(grid, side - 1 - place, 8, bit(place));
	for (let place = 8; place < 15; place++) set(grid, 8, side - 15 + place, bit(place));
	set(grid, 8, side - 8, true);
}

function layVersion(grid: Grid, version: number): void {
	let left = version;
	for (let turn = 0; turn < 12; turn++) left = (left << 1) ^ ((left >>> 11) * 0x1f25);
	const bits = (version << 12) | left;
	for (let place = 0; place < 18; place++) {
		const value = ((bits >>> place) & 1) === 1;
		const [a, b] = [grid.side - 11 + (place % 3), Math.floor(place / 3)];
		set(grid, a, b, value);
		set(grid, b, a, value);
	}
}

function layData({ dark, fixed, side }: Grid, codewords: number[], mask: (x: number, y: number) => boolean) {
	let place = 0;
	for (let right = side - 1; right >= 1; right -= 2) {
		if (right === 6) right = 5;
		for (let step = 0; step < side; step++) {
			const y = ((right + 1) & 2) === 0 ? side - 1 - step : step;
			const row = dark[y];
			for (const x of [right, right - 1]) {
				if (!row || fixed[y]?.[x]) continue;
				const bit = (((codewords[place >>> 3] ?? 0) >>> (7 - (place & 7))) & 1) === 1;
				row[x] = bit !== mask(x, y);
				place++;
			}
		}
	}
}

/** How hard the pattern is to read: long runs, solid blocks, false finder patterns, imbalance. */
function penalty({ dark, side }: Grid): number {
	const rows = dark.map((row) => row.map((one) => (one ? '1' : '0')).join(''));
	const columns = rows.map((_, x) => rows.map((row) => row[x]).join(''));
	let points = 0;
	for (const line of [...rows, ...columns]) {
		for (const run of line.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
		points += 40 * [...line.matchAll(/(?=00001011101|10111010000)/g)].length;
	}
	for (let y = 1; y < side; y++)
		for (let x = 1; x < side; x++) {
			const pair = rows[y]?.slice(x - 1, x + 1);
			if (pair === rows[y - 1]?.slice(x - 1, x + 1) && (pair === '00' || pair === '11')) points += 3;
		}
	const share = rows.join('').replaceAll('0', '').length / (side * side);
	return points + 10 * Math.floor(Math.abs(share - 0.5) * 20);
}
