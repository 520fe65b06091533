import { firstNameMark, isFamilyName, isStopWord, mayFollowName, particleRun } from './gate-name-parts.ts';
import {
	followsPlaceWord,
	isOrdinary,
	isPlaceByContext,
	looksOrdinary,
	phraseLength,
	pointsToNobody,
	type Reading,
} from './gate-reading.ts';
import type { Span, SpanType } from './gate-spans.ts';
import type { Token } from './gate-tokens.ts';

/** A name that goes on: family names, small words and initials behind `index`. Returns the last index and the end. */
function goOn(reading: Reading, index: number, withFirstName: boolean): { last: number; end: number } {
	const { text, tokens } = reading;
	let last = index;
	let end = tokens[index]?.end ?? 0;
	for (let more = 0; more < 4; more++) {
		const next = tokens[last + 1];
		if (!next?.follows) break;
		const run = particleRun(reading, last + 1);
		if (next.text.length === 1 && next.capital !== 'none' && text.charAt(next.end) === '.') {
			last += 1;
			end = next.end + 1;
			continue;
		}
		const target = run > 0 ? run : last + 1;
		if (!mayFollowName(reading, last + 1, target, withFirstName)) break;
		last = target;
		end = tokens[last]?.end ?? end;
	}
	return { last, end };
}

/** Whether a capital at the start of a sentence is shown to be a name by what stands behind it. */
function hasProof(reading: Reading, index: number, withFirstName: boolean): boolean {
	const { text, tokens, lists } = reading;
	const next = tokens[index + 1];
	if (!next) return false;
	const between = text.slice(tokens[index]?.end, next.start);
	if (next.follows && lists.personVerbs.has(next.key)) return true;
	if (/^['’]s /.test(text.slice(tokens[index]?.end, next.start))) return true;
	if (goOn(reading, index, withFirstName).last > index) return true;
	const other = /^(?:en|and|&)$/.test(next.key) ? tokens[index + 2] : between === ', ' ? next : undefined;
	const mark = other?.capital === 'first' ? firstNameMark(reading, other) : undefined;
	return withFirstName ? mark !== undefined : mark !== undefined && mark !== 'word' && between === ' ';
}

/** Whether a name begins at this word, and whether the lists know it. */
function beginsName(reading: Reading, index: number): 'known' | 'unknown' | undefined {
	const { tokens, lists } = reading;
	const token = tokens[index];
	if (!token) return undefined;
	const mark = firstNameMark(reading, token);
	const family = isFamilyName(reading, index, index);
	if (token.capital === 'none') {
		const written = mark === 'sure' && token.text.length > 3 && !lists.plainWords.has(token.key);
		return written && !lists.personVerbs.has(token.key) && !lists.places.has(token.key) ? 'known' : undefined;
	}
	if (token.capital === 'all') {
		const run = particleRun(reading, index);
		if (run > 0 && isFamilyName(reading, index, run)) return 'known';
		const shouted = (mark === 'sure' || family === 'sure') && token.text.length > 2;
		return shouted && !lists.abbreviations.has(token.key) ? 'known' : undefined;
	}
	if (pointsToNobody(reading, index)) {
		const next = tokens[index + 1];
		const named = mark !== undefined && next?.follows && next.capital === 'first';
		return named && isFamilyName(reading, index + 1, particleRun(reading, index + 1) || index + 1)
			? 'known'
			: undefined;
	}
	if (lists.places.has(token.key) && (followsPlaceWord(reading, index) || (!mark && !family)))
		return undefined;
	if (mark !== undefined) {
		const sure = mark !== 'word' || (!token.startsSentence && !isStopWord(token.key));
		const proven = isStopWord(token.key)
			? goOn(reading, index, false).last > index
			: hasProof(reading, index, true);
		return sure || proven ? 'known' : undefined;
	}
	return token.startsSentence
		? beginsSentenceAsName(reading, index, family)
		: insideSentence(reading, index, family);
}

function beginsSentenceAsName(reading: Reading, index: number, family: string | undefined) {
	const { tokens, lists } = reading;
	const token = tokens[index];
	const run = particleRun(reading, index);
	if (!token) return undefined;
	if (run > 0) {
		if (isFamilyName(reading, index, run)) return 'known';
		const next = tokens[run];
		const article = /^(?:de|den|der|het|'t|ter|ten|te|la|le|d)$/.test(token.key);
		const named = next && !article && !firstNameMark(reading, next) && !lists.places.has(next.key);
		return named && !isOrdinary(next.key, lists) && !pointsToNobody(reading, run) && token.key !== 'van'
			? 'unknown'
			: undefined;
	}
	if (family === 'sure') return 'known';
	if (family === 'word') return hasProof(reading, index, false) ? 'known' : undefined;
	if (isStopWord(token.key) || looksOrdinary(token.key, lists) || token.capital === 'mixed') return undefined;
	// 'Contacteer Hilde', 'Advocate An': before a first name stands rather a verb or a role.
	const next = tokens[index + 1];
	if (next?.follows && next.capital === 'first' && firstNameMark(reading, next)) return undefined;
	// 'Chayenna moest'; a word on -en is rather a verb or a plural (Storten kan).
	if (next?.follows && lists.linkingVerbs.has(next.key) && !token.key.endsWith('en')) return 'unknown';
	return hasProof(reading, index, false) ? 'unknown' : undefined;
}

function insideSentence(reading: Reading, index: number, family: string | undefined) {
	const { tokens, lists } = reading;
	const token = tokens[index];
	const run = particleRun(reading, index);
	if (!token) return undefined;
	if (run > 0) {
		if (isFamilyName(reading, index, run)) return 'known';
		if (phraseLength(tokens, lists.longPlaces, index) > 0) return undefined;
		const next = tokens[run];
		return next && !isOrdinary(next.key, lists) && !pointsToNobody(reading, run) ? 'unknown' : undefined;
	}
	if (family !== undefined) return 'known';
	if (token.capital === 'mixed' || token.text.length < 2 || /\d/.test(token.text)) return undefined;
	return isStopWord(token.key) || isOrdinary(token.key, lists) ? undefined : 'unknown';
}

/** Behind juf, mevrouw, tante, familie: any capital that is no small word, or a first name written small. */
function behindTitle(reading: Reading, index: number): Span | undefined {
	const { text, tokens, lists } = reading;
	const [title, token] = [tokens[index], tokens[index + 1]];
	if (!title || !token || !/^\.?[ \u00a0]$/.test(text.slice(title.end, token.start))) return undefined;
	const run = particleRun(reading, index + 1);
	const initial = token.text.length === 1 && token.capital !== 'none';
	if (token.capital === 'none' && run === 0) {
		const known = firstNameMark(reading, token);
		if ((known !== 'sure' && known !== 'capital') || isStopWord(token.key) || lists.plainWords.has(token.key))
			return undefined;
		return { start: token.start, end: goOn(reading, index + 1, true).end, type: 'naam' };
	}
	if (run > 0) return { start: token.start, end: goOn(reading, run, false).end, type: 'naam' };
	const refused = token.capital === 'all' && lists.abbreviations.has(token.key);
	const small = isStopWord(token.key) && !(token.capital === 'first' && firstNameMark(reading, token));
	if (refused || small || reading.unnamed.has(index + 1)) return undefined;
	if (lists.capitalWords.has(token.key) && !firstNameMark(reading, token)) return undefined;
	const { last, end } = goOn(reading, index + 1, true);
	return {
		start: token.start,
		end: initial && last === index + 1 && text.charAt(end) === '.' ? end + 1 : end,
		type: 'naam',
	};
}

const initials = /(?<![\p{L}\p{N}.'’-])(?:\p{Lu}\.(?: ?\p{Lu}\.){1,2}|\p{Lu}\.(?=[ ,]))/gu;
const beforeLetter =
	/(?:plan|optie|fase|type|graad|groep|klas|lijn|blok|deel|vitamine|hepatitis|bijlage|artikel|art\.?|stap|punt|trap|bus|letter|option|phase|part|step|\d)[ :-]*$/iu;

/** K.V., L. and K. Peeters; abbreviations of the field with full stops stay out. */
function byInitials(reading: Reading): Span[] {
	const { text, tokens, lists } = reading;
	const spans: Span[] = [];
	for (const { 0: found, index } of text.matchAll(initials)) {
		const joined = found.replace(/[. ]/g, '').toLowerCase();
		const end = index + found.length;
		if (lists.abbreviations.has(joined) || beforeLetter.test(text.slice(Math.max(0, index - 14), index)))
			continue;
		const behind = tokens.findIndex((token) => token.start >= end);
		const next = text.charAt(end) === ' ' && tokens[behind]?.start === end + 1 ? tokens[behind] : undefined;
		const run = next ? particleRun(reading, behind) : 0;
		const named =
			next &&
			(run > 0 || (next.capital === 'first' && !isStopWord(next.key) && !pointsToNobody(reading, behind)));
		if (named && (run > 0 || !isOrdinary(next.key, lists))) {
			spans.push({ start: index, end: goOn(reading, run || behind, false).end, type: 'naam' });
		} else if (found.length > 2 || /^(?: \p{Ll}|,)/u.test(text.slice(end))) {
			spans.push({ start: index, end, type: 'naam' });
		}
	}
	return spans;
}

/** jongere L, juf K: one letter behind a word for someone. */
function byLetter({ text, tokens, lists }: Reading): Span[] {
	return tokens.flatMap((token, index) => {
		const before = tokens[index - 1];
		const someone = before && (lists.personWords.has(before.key) || lists.titles.has(before.key));
		const letter = token.text.length === 1 && token.capital !== 'none' && token.follows;
		return someone &&
			letter &&
			/^(?:$|[ ,;:!?)])/.test(text.slice(token.end)) &&
			token.key !== 'i' &&
			token.key !== 'u'
			? [{ start: token.start, end: token.end, type: 'naam' as SpanType }]
			: [];
	});
}

/**
 * Names of people: from the lists, or by their place in the sentence. A capital inside a sentence that no list explains is a
 * name (or a place, behind te, in, uit), also when nobody heard of it; at the start of a sentence it needs a family name or a
 * verb of a person behind it. What was found once is found again at the start of other sentences.
 */
export function names(reading: Reading): Span[] {
	const { tokens } = reading;
	const spans: Span[] = [...byInitials(reading), ...byLetter(reading)];
	const found = new Set<string>();
	const waiting: Token[] = [];
	for (let index = 0; index < tokens.length; index++) {
		const token = tokens[index];
		if (!token) continue;
		const titled = reading.lists.titles.has(token.key) ? behindTitle(reading, index) : undefined;
		if (titled) {
			spans.push(titled);
			const named = tokens[index + 1];
			if (named && named.capital === 'first' && particleRun(reading, index + 1) === 0) found.add(named.key);
			while ((tokens[index + 1]?.start ?? titled.end) < titled.end) index++;
			continue;
		}
		const begins = beginsName(reading, index);
		if (!begins) {
			if (token.startsSentence && token.capital === 'first') waiting.push(token);
			continue;
		}
		const run = token.capital === 'none' ? 0 : particleRun(reading, index);
		const head = run > 0 && firstNameMark(reading, token) === undefined ? run : index;
		const { last, end } = goOn(reading, head, firstNameMark(reading, token) !== undefined);
		const place = begins === 'unknown' && last === index && isPlaceByContext(reading, index);
		spans.push({ start: token.start, end, type: place ? 'plaats' : 'naam' });
		if (begins === 'unknown' && !place && head === index) found.add(token.key);
		index = last;
	}
	const again = waiting.filter((token) => found.has(token.key) && !looksOrdinary(token.key, reading.lists));
	return [...spans, ...again.map(({ start, end }): Span => ({ start, end, type: 'naam' }))];
}
