/** What the gate looks for. The words are those on screen and in the practice set; they travel in JSON as they are. */
export const spanTypes = [
	'naam',
	'datum',
	'plaats',
	'telefoon',
	'email',
	'rrn',
	'adres',
	'geboortedatum',
	'organisatie',
	'dossier',
	'iban',
	'leeftijd',
	'url',
	'zelfbeschuldiging',
] as const;

export type SpanType = (typeof spanTypes)[number];

/** A piece of a text: `start` and `end` count UTF-16 units as `slice` does, `end` is behind the last one. */
export interface Span {
	start: number;
	end: number;
	type: SpanType;
}

/** Between spans of one length the earlier in this list wins: what proves itself by its form goes before what is read. */
const precedence: readonly SpanType[] = [
	'rrn',
	'iban',
	'email',
	'url',
	'telefoon',
	'dossier',
	'geboortedatum',
	'datum',
	'adres',
	'leeftijd',
	'organisatie',
	'naam',
	'plaats',
];

/**
 * Keeps the longest of every group of spans that touch the same characters, and sorts what is left by place.
 * A phrase of self-incrimination gives way to whatever identifies someone inside it.
 */
export function withoutOverlap(spans: readonly Span[]): Span[] {
	const longestFirst = [...spans].sort(
		(a, b) =>
			Number(a.type === 'zelfbeschuldiging') - Number(b.type === 'zelfbeschuldiging') ||
			b.end - b.start - (a.end - a.start) ||
			precedence.indexOf(a.type) - precedence.indexOf(b.type) ||
			a.start - b.start,
	);
	const taken = new Set<number>();
	const kept: Span[] = [];
	for (const span of longestFirst) {
		const places = Array.from({ length: span.end - span.start }, (_, offset) => span.start + offset);
		if (places.length === 0 || places.some((place) => taken.has(place))) continue;
		for (const place of places) taken.add(place);
		kept.push(span);
	}
	return kept.sort((a, b) => a.start - b.start);
}

/** Every match of a pattern with the flag `g`, as a span of one type; `keep` may refuse or move it. */
export function spansOf(
	text: string,
	pattern: RegExp,
	type: SpanType,
	keep: (match: RegExpExecArray) => boolean = () => true,
): Span[] {
	const spans: Span[] = [];
	for (const match of text.matchAll(pattern)) {
		if (keep(match)) spans.push({ start: match.index, end: match.index + match[0].length, type });
	}
	return spans;
}
