/** A file as the rules of the house look at it. */
export type HouseFile = { readonly path: string; readonly text: string };

const NAMELESS = new Set([
	'utils',
	'util',
	'common',
	'helpers',
	'helper',
	'lib',
	'services',
	'misc',
	'shared',
]);
const MOST_LINES = 300;
const MOST_TEST_LINES = 500;
/** Words and rules run anywhere: they get days and moments handed to them. */
const CLOCKS = /\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bperformance\.now\s*\(|\bTemporal\.Now\b/;
const CHANCE = /\bMath\.random\s*\(|\bcrypto\.|\bprocess\./;
const PURE = /^src\/(features|platform|design)\/[^.]+\.ts$/;
const SILENCED =
	/@ts-ignore|@ts-nocheck|@ts-expect-error|biome-ignore|svelte-ignore|eslint-disable|v8 ignore/;
const UNSHOWN = /\.(only|skip|todo|fails|skipIf|runIf)\s*\(|\b(xit|xtest|xdescribe)\s*\(/;
const TIMED = /\bexpect\(.*\b(performance|Date\.now|elapsed|duration)\b.*\.toBe(Less|Greater)/;
const UNFINISHED = /\b(TODO|FIXME|XXX|HACK|WIP)\b/;

/**
 * What is wrong with one file, in words; empty when nothing is.
 * @param file path from the project's root with forward slashes, and its whole text
 */
export function faultsOf({ path, text }: HouseFile): string[] {
	const faults: string[] = [];
	const say = (wrong: boolean, what: string) => {
		if (wrong) faults.push(`${path}: ${what}`);
	};
	const isTest = path.startsWith('tests/') || /\.test\.ts$/.test(path);
	const parts = path.split('/').map((part) => part.split('.')[0] ?? '');
	const nameless = parts.find((part) => NAMELESS.has(part));
	say(nameless !== undefined, `"${nameless}" says nothing: name what is in it`);
	say(/[A-Z_ ]/.test(path) && !/[A-Z]+\.md$/.test(path), 'names are kebab-case');
	const lines = text.split('\n').length - 1;
	const most = isTest ? MOST_TEST_LINES : MOST_LINES;
	say(lines > most && /\.(ts|mjs|svelte)$/.test(path), `${lines} lines, at most ${most}`);
	if (!/\.(ts|mjs|svelte)$/.test(path)) return faults;
	say(PURE.test(path) && CLOCKS.test(text), 'a pure file asks no clock');
	say(PURE.test(path) && CHANCE.test(text), 'a pure file asks neither chance nor the process');
	say(SILENCED.test(text), 'a check is silenced');
	say(UNFINISHED.test(text), 'unfinished work is an issue, not a remark');
	say(isTest && UNSHOWN.test(text), 'a test is left out or favoured');
	say(isTest && TIMED.test(text), 'a test that looks at the clock fails on a busy day');
	say(path.endsWith('.svelte') && /\{@html\b/.test(text), '{@html} shows what it is given as it is');
	say(
		path.endsWith('.svelte') && /\sstyle(=|:[\w-]+=)/.test(text),
		'style= is refused by the content policy',
	);
	return faults;
}
