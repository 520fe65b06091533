// The borders of the house (docs/tour.md walks through it). Each rule says in one sentence why it is there;
// tests/borders/borders.test.ts proves that each one refuses what it should.

/** A feature may use those before it, never one after it. If this order hurts, move the concept, not the border. */
export const order = [
	'people',
	'mandate',
	'method',
	'binder',
	'pack',
	'trajectory',
	'voice',
	'action',
	'cycle',
	'signal',
	'worksheet',
	'theme',
	'working-group',
	'meeting',
	'guidance',
	'scan',
	'learning',
	'glossary',
	'outsider',
	'insight',
	'report',
	'rights',
];
/** The family's own card: it uses no other feature and none uses it. */
const apart = 'thread';

const TEST = '[.]test[.]ts$';
/** Files that run anywhere: no suffix but .ts. */
const PURE = '^src/(features|platform|design)/[^.]+[.]ts$';
/** What a feature adds to the API for machines. */
const API_PART = '^src/features/[^/]+/[^/]+-api[.]server[.]ts$';
/** Only types, written by a generator, for the code of stores. */
const TABLES = '^src/platform/db/tables[.]ts$';
/** @param {string} names */
const library = (names) => `(^|/)node_modules/(${names})/`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const features = order.map((feature, index) => ({
	name: `order-${feature}`,
	severity: 'error',
	comment: `${feature} stands before these features in the one order in which features know each other; what crosses it is put together in routes.`,
	from: { path: `^src/features/${feature}/` },
	to: { path: `^src/features/(${[...order.slice(index + 1), apart].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-cycles',
			severity: 'error',
			comment: 'Two files that need each other are one thing cut at the wrong place.',
			from: {},
			to: { circular: true },
		},
		{
			name: 'found',
			severity: 'error',
			comment: 'An import that leads nowhere breaks only when someone opens that page.',
			from: {},
			to: { couldNotResolve: true, pathNot: '^([$]app|[$]env)/|[$]types(?:[.]ts|[.]js)?$' },
		},
		{
			name: 'features-never-up',
			severity: 'error',
			comment: 'A feature rests on platform and design, so that it can be read and tested without pages.',
			from: { path: '^src/features/' },
			to: { path: '^src/', pathNot: '^src/(features|platform|design)/' },
		},
		{
			name: 'platform-knows-no-domain',
			severity: 'error',
			comment: 'The platform would run any product: it knows no word of ours and nothing that is seen.',
			from: { path: '^src/platform/' },
			to: { path: '^src/', pathNot: '^src/platform/' },
		},
		{
			name: 'design-only-shows',
			severity: 'error',
			comment:
				'What every page shares shows what it is given: no domain word, no data, nothing of the server.',
			from: { path: '^src/design/' },
			to: { path: '^src/', pathNot: ['^src/design/', PURE] },
		},
		{
			name: 'design-knows-no-feature',
			severity: 'error',
			comment: 'A part that knows a feature belongs to that feature.',
			from: { path: '^src/design/' },
			to: { path: '^src/features/' },
		},
		{
			name: 'routes-and-commands-apart',
			severity: 'error',
			comment: 'Pages and command line are two doors to the same features; neither goes through the other.',
			from: { path: '^src/(routes/|hooks|routes-access|runtime)' },
			to: { path: '^src/cli/' },
		},
		{
			name: 'commands-without-pages',
			severity: 'error',
			comment:
				'The command line runs straight from source: the bundle would give it every singleton twice, $app exists only inside it.',
			from: { path: '^src/cli/' },
			to: { path: '^src/(routes/|hooks|routes-access)|^build/|^[$](app|env)/|[.]svelte$' },
		},
		{
			name: 'commands-without-sveltekit',
			severity: 'error',
			comment: 'The command line has no pages, so it needs nothing that makes them.',
			from: { path: '^src/cli/', pathNot: TEST },
			to: { path: library('@sveltejs|svelte|vite') },
		},
		{
			name: 'feature-by-its-index',
			severity: 'error',
			comment: 'What a feature offers stands in its index; the rest may change without asking anyone.',
			from: { path: '^src/features/([^/]+)/' },
			to: {
				path: '^src/features/[^/]+/',
				pathNot: ['^src/features/($1/|[^/]+/index([.]server)?[.]ts$)', API_PART],
			},
		},
		{
			name: 'pages-by-the-index',
			severity: 'error',
			comment:
				'Pages and commands use what a feature offers in its index, the parts of a page and what runs in the browser with these.',
			from: { path: '^src/', pathNot: '^src/features/' },
			to: {
				path: '^src/features/',
				pathNot: [
					'^src/features/[^/]+/(index([.]server)?[.]ts|[^/]+([.]svelte|[.]svelte[.]ts|[.]browser[.]ts))$',
					API_PART,
				],
			},
		},
		{
			name: 'api-on-its-own',
			severity: 'error',
			comment:
				'The parts of the API stand in no index, so that its library is loaded at the first request of a machine; only they and what puts them together use them.',
			from: { path: '^src/', pathNot: ['-api[.]server[.]ts$', '^src/api[.]server[.]ts$', TEST] },
			to: { path: API_PART },
		},
		{
			name: 'only-known-features',
			severity: 'error',
			comment: 'A feature that stands nowhere in the order is under no border: give it its place.',
			from: { path: '^src/' },
			to: { path: '^src/features/', pathNot: `^src/features/(${[...order, apart].join('|')})/` },
		},
		...features,
		{
			name: 'thread-uses-none',
			severity: 'error',
			comment: "The family's own card stands apart from all that professionals keep.",
			from: { path: `^src/features/${apart}/` },
			to: { path: '^src/features/', pathNot: `^src/features/${apart}/` },
		},
		{
			name: 'pure-stays-pure',
			severity: 'error',
			comment:
				'Words and rules run anywhere and are tested without anything around them: only pure files and Zod.',
			from: { path: PURE, pathNot: [TEST, TABLES] },
			to: { pathNot: [PURE, library('zod'), '^src/design/.+[.]css$'] },
		},
		{
			name: 'pure-without-tables',
			severity: 'error',
			comment: 'Rules speak of the product, not of rows.',
			from: { path: PURE, pathNot: [TEST, TABLES] },
			to: { path: TABLES },
		},
		{
			name: 'sql-in-stores',
			severity: 'error',
			comment: 'SQL stands in one file per feature, so that who asks for what can be read at one place.',
			from: {
				path: '^src/',
				pathNot: [
					'-store[.]server[.]ts$',
					'^src/platform/(db|auth|jobs)/',
					'^src/runtime[.]server[.]ts$',
					'^src/cli/',
					TEST,
				],
			},
			to: { path: library('kysely|pg|pg-boss') },
		},
		{
			name: 'http-at-the-edge',
			severity: 'error',
			comment: 'Pages and API call the same commands, so commands know nothing of requests.',
			from: { path: '^src/', pathNot: ['^src/routes/', '-api[.]server[.]ts$', '^src/platform/http/', TEST] },
			to: { path: library('hono|@hono') },
		},
		{
			name: 'events-at-the-edge',
			severity: 'error',
			comment: 'What SvelteKit hands over is taken apart in routes; commands take plain values.',
			from: {
				path: '^src/',
				pathNot: ['^src/routes/', '^src/hooks', '^src/app[.]d[.]ts$', '^src/platform/(http|auth)/', TEST],
			},
			to: { path: `${library('@sveltejs')}|^[$](app|env)/` },
		},
		{
			name: 'nothing-for-makers-only',
			severity: 'error',
			comment:
				'What runs for people stands in dependencies: an installation without development packages must start.',
			from: { path: '^src/', pathNot: TEST },
			to: { dependencyTypes: ['npm-dev'], pathNot: library('svelte|@sveltejs/kit') },
		},
		{
			name: 'tests-used-by-tests',
			severity: 'error',
			comment: 'The cast and the test database are for tests; a product that needs them is not finished.',
			from: { path: '^src/', pathNot: TEST },
			to: { path: '^(tests|bench|scripts)/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
		},
	},
};
