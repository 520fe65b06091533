export { printDocument } from './print-document.server.ts';
