export { nameOfPiece, type Paper, type Piece, papers, pieceOfName, WHOLE } from './binder.ts';
export {
	type BinderDocument,
	type BinderSource,
	binderPiece,
	composePiece,
} from './compose-binder.ts';
export { fileNameOf, type ListedPart, listPieces } from './list-pieces.ts';
