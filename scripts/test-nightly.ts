// `npm run test:nightly`: the same suite as `npm test`, which tries everything that is left to chance far more often.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { status } = spawnSync(
	process.execPath,
	[join(import.meta.dirname, 'test.ts'), ...process.argv.slice(2)],
	{
		env: { ...process.env, LUS_NIGHTLY: '1' },
		stdio: 'inherit',
	},
);
process.exit(status ?? 1);
