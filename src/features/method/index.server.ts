export {
	ContentError,
	checkText,
	gather,
	readContentFile,
	readInBothLanguages,
} from './content-file.server.ts';
export { loadContent } from './load-content.server.ts';
export { loadLibrary } from './load-library.server.ts';
export { openBuiltInLibrary } from './open-built-in-library.server.ts';
