import { z } from 'zod';
import { entryKinds, entrySchemas } from '#features/method/index.ts';
import { packFile } from './pack-file.ts';

/**
 * A JSON Schema for each kind of entry and for the file of a pack, by file name, so that an editor can help whoever
 * writes content. What only Lus itself can see (both languages, references, roads of a tree) is not in them.
 */
export function jsonSchemas(): Record<string, unknown> {
	const options = { io: 'input', unrepresentable: 'any' } as const;
	const entries = entryKinds.map((kind) => [`${kind}.json`, z.toJSONSchema(entrySchemas[kind], options)]);
	return { ...Object.fromEntries(entries), 'pack.json': z.toJSONSchema(packFile, options) };
}
