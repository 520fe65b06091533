/** The parts that can be asked for by name. */
export const PARTS = ['static', 'unit', 'database', 'browser'] as const;
export type Part = (typeof PARTS)[number];

export type Stage = {
	readonly name: string;
	/** check: one thing that holds or not. vitest: as many as there are tests. */
	readonly kind: 'check' | 'vitest';
	readonly command: readonly [program: string, ...args: string[]];
	readonly limitMinutes: number;
};

/** At night each stage may take longer: what is left to chance is tried far more often. */
const patience = process.env.LUS_NIGHTLY === '1' ? 8 : 1;

const check = (name: string, ...command: [string, ...string[]]): Stage => ({
	name,
	kind: 'check',
	command,
	limitMinutes: 5,
});

const tests = (project: string, limitMinutes: number): Stage => ({
	name: project,
	kind: 'vitest',
	command: ['vitest', 'run', '--project', project],
	limitMinutes: limitMinutes * patience,
});

/** Every check reads what svelte-kit generates, so that comes first. */
const generate = check('svelte-kit sync', 'svelte-kit', 'sync');
/** The pages are built alone: a build writes in the folder that type checking reads. */
const build = check('build', 'node', 'scripts/build.ts');

type Step = readonly (readonly [part: Part, ...stages: Stage[]])[];

/** In order; what stands in one step needs nothing of each other. */
const steps: readonly Step[] = [
	[
		[
			'static',
			check('types', 'svelte-check', '--threshold', 'warning', '--fail-on-warnings', '--output', 'human'),
			check('format and lint', 'biome', 'check', '--error-on-warnings', '--max-diagnostics=200'),
			check('borders', 'depcruise', '--config', '.dependency-cruiser.mjs', 'src'),
			check('dead code', 'knip', '--no-config-hints'),
			check('database types', 'node', 'scripts/check-tables.ts'),
			check('schemas of content', 'node', 'scripts/check-schemas.ts'),
		],
	],
	[
		['database', tests('database', 12)],
		['unit', tests('unit', 10)],
	],
	[['browser', build]],
	[['browser', tests('browser-meetings', 25), tests('browser-pages', 25)]],
];

/** The stages of these parts: a list of steps; the stages of one step may run side by side. */
export function stagesOf(parts: readonly Part[]): readonly (readonly Stage[])[] {
	const chosen = steps.map((step) =>
		step.flatMap(([part, ...stages]) => (parts.includes(part) ? stages : [])),
	);
	return [[generate], ...chosen.filter((stages) => stages.length > 0)];
}
