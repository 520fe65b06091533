export type {
	Content,
	InBothLanguages,
} from './content.ts';
export { id, levels, listWithIds, steps, text } from './content.ts';
