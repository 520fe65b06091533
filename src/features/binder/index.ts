export { type Paper, papers, pieceOfName, WHOLE } from './binder.ts';
export { binderPiece, composePiece } from './compose-binder.ts';
export { fileNameOf, listPieces } from './list-pieces.ts';
