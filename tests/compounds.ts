/**
 * Which Dutch words may be joined into one. The dictionary of OpenTaal marks it word by word, in Hunspell's notation:
 * `Ca` may begin a compound, `Cb` stand in the middle, `Cc` end it, and suffixes make further parts (samenwerking joins
 * only as "samenwerkings"). nspell reads these marks but does nothing with them, so that is done here.
 */

type Ending = {
	readonly off: string;
	readonly on: string;
	readonly flags: readonly string[];
	readonly fits: RegExp;
};
/** What may not meet inside a compound: the end of a part, a mark it has, the start of the next, a mark of that. */
type Clash = readonly [end: string, endFlag: string, start: string, startFlag: string];
type Parts = Map<string, Set<string>>;

const flagsOf = (text = ''): readonly string[] => text.match(/../g) ?? [];

function endingsOf(aff: string): Map<string, Ending[]> {
	const endings = new Map<string, Ending[]>();
	for (const [, flag = '', off = '', added = '', condition] of aff.matchAll(
		/^SFX (\S\S) (\S+) +(\S+)(?:[ \t]+([^\s#]+))?/gm,
	)) {
		if (/^[YN]$/.test(off)) continue;
		const [on = '', flags] = added.split('/');
		const ending = {
			off: off === '0' ? '' : off,
			on: on === '0' ? '' : on,
			flags: flagsOf(flags),
			fits: new RegExp(`${condition ?? '.'}$`),
		};
		endings.set(flag, [...(endings.get(flag) ?? []), ending]);
	}
	return endings;
}

function clashesOf(aff: string): Clash[] {
	return [...aff.matchAll(/^CHECKCOMPOUNDPATTERN (\S*[^\s\d]\S*) (\S+)/gm)].map(
		([, first = '', second = '']) => {
			const [end = '', endFlag = ''] = first.split('/');
			const [start = '', startFlag = ''] = second.split('/');
			return [end, endFlag, start, startFlag];
		},
	);
}

function add(parts: Parts, word: string, flags: readonly string[]): void {
	const known = parts.get(word) ?? new Set();
	for (const flag of flags) known.add(flag);
	parts.set(word, known);
}

/**
 * Reads the marks of a dictionary.
 * @param aff the rules; @param dic the words with their marks
 * @returns `joins`: whether a word is a right compound; `begins`: whether it may stand before a hyphen, as in "gezins- en"
 */
export function readCompounds(
	aff: string,
	dic: string,
): { joins: (word: string) => boolean; begins: (word: string) => boolean } {
	const endings = endingsOf(aff);
	const clashes = clashesOf(aff);
	const [begin, middle, end]: [Parts, Parts, Parts] = [new Map(), new Map(), new Map()];
	for (const line of dic.split('\n')) {
		const [word = '', marks] = (line.split('\t')[0] ?? '').split('/');
		const own = flagsOf(marks);
		if (own.includes('Fw')) continue;
		if (own.includes('Ca')) add(begin, word, own);
		if (own.includes('Cb')) add(middle, word, own);
		if (own.includes('Cc')) add(end, word, own);
		for (const { off, on, flags, fits } of own.flatMap((flag) => endings.get(flag) ?? [])) {
			if (!fits.test(word) || !word.endsWith(off)) continue;
			const form = word.slice(0, word.length - off.length) + on;
			if (flags.includes('Ca')) add(begin, form, [...own, ...flags]);
			if (flags.includes('Cb')) add(middle, form, [...own, ...flags]);
			if ((own.includes('Cc') || flags.includes('Cc')) && !flags.includes('Cx'))
				add(end, form, [...own, ...flags]);
		}
	}
	const meet = (first: string, firstFlags: Set<string>, second: string, secondFlags: Set<string>) =>
		first !== second &&
		!clashes.some(
			([tail, tailFlag, head, headFlag]) =>
				first.endsWith(tail) &&
				second.startsWith(head) &&
				(!tailFlag || firstFlags.has(tailFlag)) &&
				(!headFlag || secondFlags.has(headFlag)),
		);
	const goesOn = (rest: string, before: string, beforeFlags: Set<string>): boolean => {
		const last = end.get(rest);
		if (last && meet(before, beforeFlags, rest, last)) return true;
		for (let length = 2; length <= rest.length - 2; length += 1) {
			const part = rest.slice(0, length);
			const flags = middle.get(part);
			if (flags && meet(before, beforeFlags, part, flags) && goesOn(rest.slice(length), part, flags))
				return true;
		}
		return false;
	};
	return {
		begins: (word) => begin.has(word),
		joins: (word) => {
			for (let length = 2; length <= word.length - 2; length += 1) {
				const part = word.slice(0, length);
				const flags = begin.get(part);
				if (flags && goesOn(word.slice(length), part, flags)) return true;
			}
			return false;
		},
	};
}
