/** From `start` up to `end`, as UTF-16 indexes into a text. */
export interface Span {
	start: number;
	end: number;
}

/** A double quotation mark opens, the next one closes; one that is still open runs to the end of the line. */
const double = /["“”„«»][^"“”„«»\n]*["“”„«»]?/gu;
/** Not the apostrophe of 's, 't, 'n, 'em or '98, which phones like to turn into ‘. */
const single =
	/(?:^|[\s([:])['‘‚](?!(?:[sStTnNkKmM]|em|tis|twas|cause|\d+)(?!\p{L}))(?=\S)[^\n]{0,400}?\S['’](?![\p{L}\p{N}])/gu;
/** What follows "zei" up to its colon, and then the sentence that was said. */
const saidAfterColon = /^[^.!?:\n]{0,60}:\s*(?=[^"“”„«»‘'\s])[^.!?\n]*/u;

/**
 * Where a text gives the words of someone else: between quotation marks, or after "zei:" up to the end of the sentence.
 * @param sayings where words stand that a colon and such a sentence may follow
 */
export function quotedSpans(text: string, sayings: readonly Span[]): Span[] {
	const spans: Span[] = [];
	const add = (start: number, found: string) => spans.push({ start, end: start + found.length });
	for (const { index, 0: found } of text.matchAll(double)) add(index, found);
	for (const { index, 0: found } of text.matchAll(single)) add(index, found);
	for (const { end } of sayings) {
		const said = saidAfterColon.exec(text.slice(end, end + 1000));
		if (said) add(end, said[0]);
	}
	return spans;
}
