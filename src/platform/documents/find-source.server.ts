import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where a file or folder of the source lies, also when this code runs from the built bundle: the source always lies
 * beside the build. So it goes up from wherever this file runs; the working folder does not matter.
 * @param path from the project's folder, with forward slashes
 */
export function findSource(path: string): string {
	for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
		const found = join(folder, path);
		if (existsSync(found)) return found;
		if (folder === dirname(folder)) throw new Error(`${path} is not beside the build`);
	}
}
