import type { Command } from './command.ts';

/** Every command of the command line; of two that begin alike the longer stands first. */
export const commands: readonly Command[] = [
	{
		words: ['demo', 'remove'],
		usage: '',
		load: async () => (await import('./commands/demo.ts')).removeDemo,
	},
	{ words: ['demo'], usage: '', load: async () => (await import('./commands/demo.ts')).demo },
	{
		words: ['region', 'create'],
		usage: 'NAME [--coordinator EMAIL]',
		load: async () => (await import('./commands/create-region.ts')).createRegion,
	},
	{
		words: ['import', 'trajectories'],
		usage: 'FILE --region NAME [--lang nl|en]',
		load: async () => (await import('./commands/import-trajectories.ts')).importTrajectories,
	},
	{
		words: ['figures', 'trajectories'],
		usage: '--region NAME',
		load: async () => (await import('./commands/show-figures.ts')).showFigures,
	},
	{
		words: ['gate', 'check'],
		usage: 'FILE.jsonl',
		load: async () => (await import('./commands/check-gate.ts')).checkGate,
	},
	{
		words: ['objectify', 'check'],
		usage: '--lang nl|en FILE.txt',
		load: async () => (await import('./commands/check-objectify.ts')).checkObjectify,
	},
	{
		words: ['binder'],
		usage: '--out FILE.pdf [--language nl|en] [--paper a4|a3] [--piece NAME]',
		load: async () => (await import('./commands/print-binder.ts')).printBinder,
	},
	{ words: ['doctor'], usage: '', load: async () => (await import('./commands/doctor.ts')).examine },
	{
		words: ['jobs', 'run'],
		usage: '[--today YYYY-MM-DD]',
		load: async () => (await import('./commands/run-jobs.ts')).runJobs,
	},
];
