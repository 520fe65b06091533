import { findSource } from '#platform/documents/find-source.server.ts';
import type { Typesetter } from '#platform/documents/typesetter.server.ts';
import type { Typeset } from '#platform/documents/typesetting.ts';
import type { BinderDocument } from './compose-binder.ts';

/** Typesets a document of the binder: bytes of a PDF, and how many pages it has. */
export function printDocument(typesetter: Typesetter, document: BinderDocument): Promise<Typeset> {
	const folder = findSource('src/features/binder/templates');
	return typesetter.typeset({ folder, main: 'binder.typ', data: document });
}
