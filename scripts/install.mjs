// Runs before start, test and lus: installs what is missing. Plain JavaScript without dependencies, because it runs
// on the Node of the system before anything is installed. Writes to stderr only, so that stdout of the command
// that follows stays clean.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// npm can search for ever when package.json and the lock file contradict each other.
const limitMs = 15 * 60_000;
const mark = path.join(project, 'node_modules', '.lus-installed');

try {
	installPackages();
	if (process.argv.includes('--browser')) await installBrowser();
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}

function installPackages() {
	const wanted = fingerprint();
	if (existsSync(mark) && readFileSync(mark, 'utf8').trim() === wanted) return;
	say('Installing what Lus needs, once (about half a minute) ...');
	// Not "npm ci": it refuses a lock file that leaves out platform packages which a registry does not hold.
	// Development packages build the pages and optional ones hold the runtime, whatever NODE_ENV or npm's settings say.
	const parts = ['--include=dev', '--include=optional'];
	const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...parts];
	if (!run('npm', args)) {
		throw new Error(
			'Installing the packages failed: read what npm says above, check the network, and try again.',
		);
	}
	writeFileSync(mark, `${wanted}\n`);
}

/** What is asked for and on which kind of machine: a folder copied to another kind installs anew. */
function fingerprint() {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
	for (const name of ['package-lock.json', 'package.json'])
		hash.update(readFileSync(path.join(project, name)));
	return hash.digest('hex');
}

async function installBrowser() {
	const { findChromium, hasLightChromium } = await import('./chromium.mjs');
	const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (process.env.LUS_CHROMIUM ? findChromium() : hasLightChromium() || (findChromium() && !mayInstall))
		return;
	if (process.env.LUS_CHROMIUM) {
		throw new Error(
			`LUS_CHROMIUM names ${process.env.LUS_CHROMIUM}, which is not a program that can be run.`,
		);
	}
	say('Installing Chromium for the browser tests, once ...');
	if (mayInstall) {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		run('apt-get', ['update', '-qq'], env);
		for (const name of ['chromium-headless-shell', 'chromium']) {
			if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], env)) break;
		}
	}
	// Ubuntu's package "chromium" is an empty shell, so what counts is whether one is there now.
	if (findChromium()) return;
	run(process.execPath, [
		path.join(project, 'node_modules', 'playwright-core', 'cli.js'),
		'install',
		'chromium',
	]);
	if (findChromium()) return;
	throw new Error(
		'The browser tests need Chromium and it could not be installed: install it (on Debian: apt-get install chromium), or set LUS_CHROMIUM to its full path.',
	);
}

/**
 * Runs a program in the project folder; its stdout goes to our stderr. Tells whether it succeeded in time.
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args, env = process.env) {
	return (
		spawnSync(program, args, { cwd: project, env, stdio: ['ignore', 2, 2], timeout: limitMs }).status === 0
	);
}

/** @param {string} line */
function say(line) {
	process.stderr.write(`${line}\n`);
}
