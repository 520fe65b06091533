import { order } from '../../.dependency-cruiser.mjs';

/** A house of a few files in which every border is kept. */
export const soundHouse: Readonly<Record<string, string>> = {
	'src/routes/signals/+page.server.ts': `
		import { Hono } from 'hono';
		import { fail } from '@sveltejs/kit';
		import { sendSignal } from '#features/signal/index.server.ts';
		import type { PageServerLoad } from './$types';
		export const load: PageServerLoad = () => [Hono, fail, sendSignal];`,
	'src/routes/signals/+page.svelte': `
		<script lang="ts">
			import { page } from '$app/state';
			import Field from '#design/field.svelte';
			import { canSend } from '#features/signal/index.ts';
		</script>
		<Field />{page.url}{canSend}`,
	'src/api.server.ts': `
		import { api } from '#features/signal/signal-api.server.ts';
		export const whole = [api];`,
	'src/cli/send.ts': `
		import { sendSignal } from '#features/signal/index.server.ts';
		import { open } from '#platform/db/open.server.ts';
		console.log(sendSignal, open);`,
	'src/design/field.svelte': `
		<script lang="ts">import type { Day } from '#platform/day.ts'; let { day }: { day: Day } = $props();</script>{day}`,
	'src/platform/day.ts': `export type Day = string; export const first: Day = '';`,
	'src/platform/db/open.server.ts': `
		import pg from 'pg'; import type { Row } from './tables.ts'; export const open = (row: Row) => [pg, row];`,
	'src/platform/db/tables.ts': `import type { ColumnType } from 'kysely'; export type Row = ColumnType<string>;`,
	'src/features/people/index.ts': `export { name } from './people.ts';`,
	'src/features/people/people.ts': `import { z } from 'zod'; export const name = z.string();`,
	'src/features/people/secret.ts': `export const secret = 1;`,
	'src/features/signal/index.ts': `export { canSend } from './signal.ts';`,
	'src/features/signal/index.server.ts': `export { sendSignal } from './send-signal.server.ts';`,
	'src/features/signal/signal.ts': `
		import { name } from '#features/people/index.ts';
		import { first } from '#platform/day.ts';
		export const canSend = [name, first];`,
	'src/features/signal/signal-store.server.ts': `
		import { sql } from 'kysely'; import type { Row } from '#platform/db/tables.ts';
		export const save = (row: Row) => [sql, row];`,
	'src/features/signal/send-signal.server.ts': `
		import { readFileSync } from 'node:fs';
		import { canSend } from './signal.ts';
		import { save } from './signal-store.server.ts';
		export const sendSignal = [canSend, save, readFileSync];`,
	'src/features/signal/signal-api.server.ts': `import { Hono } from 'hono'; export const api = new Hono();`,
	'src/features/signal/signal.test.ts': `import { test } from 'vitest'; import { canSend } from './signal.ts'; test('', () => canSend);`,
};

type Crossing = {
	readonly rule: string;
	/** The file that breaks the border. */
	readonly from: string;
	readonly files: Readonly<Record<string, string>>;
};

/** One file that imports one other. */
function crossing(rule: string, from: string, to: string, others: Record<string, string> = {}): Crossing {
	const text = from.endsWith('.svelte')
		? `<script lang="ts">import * as other from '${to}';</script>{other}`
		: `import * as other from '${to}'; export default other;`;
	return { rule, from, files: { [from]: text, ...others } };
}

const empty = 'export const nothing = 0;';
const upward = order.slice(0, -1).map((feature, index) => {
	const next = order[index + 1];
	const door = `src/features/${next}/index.server.ts`;
	const from = `src/features/${feature}/looks-up.server.ts`;
	const others = door in soundHouse ? {} : { [door]: empty };
	return crossing(`order-${feature}`, from, `#features/${next}/index.server.ts`, others);
});

/** At least one broken border for each rule. */
export const crossings: readonly Crossing[] = [
	crossing('no-cycles', 'src/platform/egg.server.ts', './hen.server.ts', {
		'src/platform/hen.server.ts': `import type { Egg } from './egg.server.ts'; export type Hen = Egg;`,
	}),
	crossing('found', 'src/platform/lost.server.ts', './nowhere.server.ts'),
	crossing('features-never-up', 'src/features/people/to-routes.server.ts', '../../routes/frame.ts', {
		'src/routes/frame.ts': empty,
	}),
	crossing('features-never-up', 'src/features/people/to-cli.server.ts', '#cli/send.ts'),
	crossing('platform-knows-no-domain', 'src/platform/knows.server.ts', '#features/people/index.ts'),
	crossing('platform-knows-no-domain', 'src/platform/shows.server.ts', '#design/field.svelte'),
	crossing('design-only-shows', 'src/design/reads.svelte', '#platform/db/open.server.ts'),
	crossing('design-knows-no-feature', 'src/design/people.svelte', '#features/people/index.ts'),
	crossing('routes-and-commands-apart', 'src/routes/start/+page.server.ts', '#cli/send.ts'),
	crossing('commands-without-pages', 'src/cli/page.ts', '../routes/frame.ts'),
	crossing('commands-without-pages', 'src/cli/bundle.ts', '../../build/handler.js', {
		'build/handler.js': empty,
	}),
	crossing('commands-without-pages', 'src/cli/app.ts', '$app/env'),
	crossing('commands-without-pages', 'src/cli/part.ts', '#design/field.svelte'),
	crossing('commands-without-sveltekit', 'src/cli/kit.ts', '@sveltejs/kit'),
	crossing('feature-by-its-index', 'src/features/signal/peeps.ts', '#features/people/secret.ts'),
	crossing('feature-by-its-index', 'src/features/signal/peeps.svelte', '../people/secret.ts'),
	crossing('pages-by-the-index', 'src/routes/people/+page.server.ts', '#features/people/secret.ts'),
	crossing('pages-by-the-index', 'src/cli/people.ts', '#features/people/secret.ts'),
	crossing('api-on-its-own', 'src/routes/signals/+server.ts', '#features/signal/signal-api.server.ts'),
	crossing('api-on-its-own', 'src/features/theme/asks.server.ts', '#features/signal/signal-api.server.ts'),
	crossing('only-known-features', 'src/routes/misc/+page.server.ts', '#features/misc/index.ts', {
		'src/features/misc/index.ts': empty,
	}),
	...upward,
	crossing('order-rights', 'src/features/rights/to-thread.server.ts', '#features/thread/index.ts', {
		'src/features/thread/index.ts': empty,
	}),
	crossing('thread-uses-none', 'src/features/thread/uses.server.ts', '#features/people/index.ts'),
	crossing('pure-stays-pure', 'src/features/people/reads-file.ts', 'node:fs'),
	crossing('pure-stays-pure', 'src/features/people/reads-clock.ts', '#platform/clock.server.ts', {
		'src/platform/clock.server.ts': empty,
	}),
	crossing('pure-stays-pure', 'src/features/people/draws.ts', '#design/field.svelte'),
	crossing('pure-stays-pure', 'src/platform/has-library.ts', 'nodemailer'),
	crossing('pure-without-tables', 'src/features/people/rows.ts', '#platform/db/tables.ts'),
	crossing('sql-in-stores', 'src/features/people/asks.server.ts', 'kysely'),
	crossing('sql-in-stores', 'src/routes/asks/+page.server.ts', 'pg'),
	crossing('http-at-the-edge', 'src/features/people/answers.server.ts', 'hono'),
	crossing('events-at-the-edge', 'src/features/people/event.server.ts', '@sveltejs/kit'),
	crossing('events-at-the-edge', 'src/platform/keys/environment.server.ts', '$env/dynamic/private'),
	crossing('nothing-for-makers-only', 'src/platform/made.server.ts', 'fast-check'),
	crossing('tests-used-by-tests', 'src/features/people/cast.server.ts', '#tests/cast.ts', {
		'tests/cast.ts': empty,
	}),
];
