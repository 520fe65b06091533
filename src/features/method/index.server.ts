export { gather, readContentFile, readInBothLanguages } from './content-file.server.ts';
export { loadContent } from './load-content.server.ts';
