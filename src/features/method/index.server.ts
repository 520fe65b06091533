export type { ContentFault } from './content-file.server.ts';
export { ContentError, gather, readContentFile, readInBothLanguages } from './content-file.server.ts';
export { loadContent } from './load-content.server.ts';
