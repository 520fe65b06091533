import type { FileFault } from './file-refusal.ts';

/** Thrown while reading a file that cannot be read as a whole; `readTable` puts it in words. */
export class FileError extends Error {
	readonly fault: FileFault;

	constructor(fault: FileFault) {
		super(fault.code);
		this.name = 'FileError';
		this.fault = fault;
	}
}
