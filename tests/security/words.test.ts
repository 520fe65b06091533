import { globSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const TEXT = /\.(ts|mjs|js|svelte|json|ya?ml|md|sql|css|html|txt|sh)$|(^|\/)(run|\.npmrc|\.gitignore)$/;
const kept = '{.ci,content,docs,migrations,scripts,src,static,tests,bench}/**/*';

/** Everything that people wrote, but for the data that tests read: that holds what must be caught. */
const files = globSync([kept, '*.{json,md,ts,mjs}', '.npmrc', '.dependency-cruiser.mjs', '.ci/run'], {
	cwd: root,
})
	.map((path) => path.split(sep).join('/'))
	.filter((path) => TEXT.test(path) && !path.startsWith('tests/data/') && path !== 'package-lock.json')
	.map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') }));

/** The lines of these files that match, as "file:line: what was found". */
function hits(pattern: RegExp, where: (path: string) => boolean = () => true): string[] {
	return files
		.filter(({ path }) => where(path))
		.flatMap(({ path, text }) =>
			text.split('\n').flatMap((line, index) => {
				const found = line.match(pattern);
				return found ? [`${path}:${index + 1}: ${found[0]}`] : [];
			}),
		);
}

test('the files are read', () => {
	expect(files.length).toBeGreaterThan(100);
	expect(hits(/elk signaal krijgt antwoord/i).length).toBeGreaterThan(0);
});

// Written so that no pattern finds itself.
const secrets: [what: string, pattern: RegExp][] = [
	['a private key', /-----BEGIN [A-Z ]*PRIVATE[ ]KEY/],
	['a key of a cloud', /\b(AKIA|ASIA)[0-9A-Z]{16}\b/],
	['a token of a forge or a chat', /\b(gh[pousr]_[A-Za-z0-9]{20,}|glpat-[\w-]{20,}|xox[abpr]-[\w-]{10,})/],
	['a token with a signature', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./],
	['64 hexadecimal digits, as of an installation key', /\b[0-9a-f]{64}\b/],
	[
		'an address with a password in it',
		/\b[a-z]+:\/\/[^\s/:@'"`$<>]+:(?!password@|PASSWORD@|wachtwoord@)[^\s/@'"`$<>{}]+@/,
	],
];
test.each(secrets)('nowhere stands %s', (_, pattern) => {
	expect(hits(pattern)).toEqual([]);
});

test('no address of mail but invented ones', () => {
	const invented = /@((?:[\w-]+\.)*example(\.(be|com|org|net))?|localhost|test\.example|lus\.local)\b/;
	const found = hits(
		/[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\b/i,
		(path) => !path.startsWith('tests/borders/'),
	);
	expect(found.filter((hit) => !invented.test(hit) && !/@\d/.test(hit))).toEqual([]);
});

test('the project names no registry of packages and no place outside itself', () => {
	expect(hits(/regist[r]y\.[a-z]|npm[j]s\.|yarn[p]kg|artif[a]ctory|verd[a]ccio/i)).toEqual([]);
	expect(hits(/(^|[\s'"`(])(\/work\/|(\.\.\/)+sha[r]ed\/|\/tm[p]\/[a-z])/)).toEqual([]);
});

/** Dutch of the Netherlands, of old policies or of other bodies, with the word that Lus uses instead. */
const foreignWords: Readonly<Record<string, string>> = {
	'jeugdigen?': 'kind, jongere',
	'jeugdzorgwerkers?': 'begeleider',
	'gezinsvoogd(en)?': 'consulent',
	'gedragswetenschappers?': 'orthopedagoog, psycholoog',
	'casu[iï]stiekbespreking(en)?': 'casusbespreking',
	'jeugdprofessionals?': 'begeleider',
	'raad voor de kinderbescherming': 'bestaat hier niet',
	'veilig thuis': 'bestaat hier niet',
	'verwijzers?': 'aanmelder',
};
test.each(Object.entries(foreignWords))('no text says "%s" (here: %s)', (word) => {
	const pattern = new RegExp(`\\b${word}\\b`, 'i');
	// What must be recognised in texts of others stands in lists of its own.
	const lists = /^content\/(lists|[a-z]+\/(objectify|gate))|\.test\.ts$|^src\/features\/trajectory\//;
	expect(hits(pattern, (path) => /^(src|content)\//.test(path) && !lists.test(path))).toEqual([]);
});

test('screens and content quote no article of law', () => {
	const law = /\b(art\.|artikel)\s*\d+|\b\d+\s*(bis|ter)\s+(Sw|Strafwetboek)\b/i;
	expect(hits(law, (path) => /^(src|content)\//.test(path))).toEqual([]);
});
