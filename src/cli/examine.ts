import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadObjectify } from '#features/cycle/index.server.ts';
import { loadContent, loadLibrary } from '#features/method/index.server.ts';
import { listRegions } from '#features/people/index.server.ts';
import { brokenAt, loadGate } from '#features/signal/index.server.ts';
import { checkWall } from '#platform/db/connect.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { readMigrations } from '#platform/db/migrate.server.ts';
import { asOperator, type Operator } from './as-operator.ts';
import type { Tools } from './command.ts';
import {
	findOneKey,
	findServer,
	listMigrations,
	listSignalIds,
	listUnwalled,
} from './doctor-store.server.ts';

/** One thing that was looked at, and in words what was found. */
export type Check = { readonly check: string; readonly ok: boolean; readonly detail: string };

const MOST_SIGNALS = 1000;

async function look(check: string, work: () => Promise<string> | string): Promise<Check> {
	try {
		return { check, ok: true, detail: await work() };
	} catch (error) {
		return { check, ok: false, detail: error instanceof Error ? error.message : String(error) };
	}
}

/** Looks at everything that an installation rests on. What cannot be reached is said once. */
export async function examinations(tools: Tools): Promise<Check[]> {
	const content = await look('content', () => examineContent(tools.root));
	let operator: Operator;
	try {
		operator = await tools.open();
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		return [{ check: 'database', ok: false, detail }, content];
	}
	const { pool } = operator.admin;
	return [
		await look('database', async () => `PostgreSQL ${await findServer(pool)} answers`),
		await look('roles', async () => {
			await checkWall(operator.server.pool);
			await asNobody(operator.platform, listRegions).catch((error: Error) => {
				throw new Error(
					`${error.message}: grant lus_app, lus_jobs and lus_auth to the login of DATABASE_URL`,
				);
			});
			return 'no role may pass the policies';
		}),
		await look('policies', async () => {
			const { tables, unwalled } = await listUnwalled(pool);
			if (unwalled.length > 0)
				throw new Error(`without forced row-level security or policy: ${unwalled.join(', ')}`);
			return `${tables} tables behind the wall`;
		}),
		await look('migrations', async () => {
			const wanted = readMigrations(join(tools.root, 'migrations')).map((one) => one.name);
			const ran = await listMigrations(pool);
			const missing = wanted.filter((name) => !ran.includes(name));
			if (missing.length > 0) throw new Error(`did not run: ${missing.join(', ')}`);
			return `${ran.length} ran`;
		}),
		await look('keys', () => examineKeys(operator, tools.config.keyFile)),
		content,
		await look('signal chains', () => examineChains(operator)),
	];
}

function examineContent(root: string): string {
	const folder = join(root, 'content');
	const { zones, glossary } = loadContent(folder);
	const library = loadLibrary(folder);
	loadGate(folder);
	loadObjectify(folder);
	const methods = library.method.size;
	return `${methods} methods, ${zones.length} zones, ${glossary.nl.length} terms, both languages`;
}

/** The key file is there, closed to others, and opens one of the keys that lie in the database. */
async function examineKeys(operator: Operator, keyFile: string): Promise<string> {
	const stored = await findOneKey(operator.admin.pool);
	const found = statSync(keyFile, { throwIfNoEntry: false });
	if (!found) {
		if (stored) throw new Error(`${keyFile} is not there: put it back, or no encrypted text can be read`);
		return 'no key yet: it is made at the first start';
	}
	if ((found.mode & 0o077) !== 0) {
		const mode = (found.mode & 0o777).toString(8);
		throw new Error(`${keyFile} can be read by others (mode ${mode}): chmod 600 it`);
	}
	if (readFileSync(keyFile, 'utf8').trim().length !== 64)
		throw new Error(`${keyFile} is not an installation key`);
	if (!stored) return `${keyFile} is closed to others; no text is encrypted yet`;
	try {
		operator.platform.keys.unwrap(stored.wrapped, stored.place);
	} catch {
		throw new Error(`${keyFile} does not open the stored keys: it is the key of another installation`);
	}
	return `${keyFile} is closed to others and opens a stored key`;
}

async function examineChains(operator: Operator): Promise<string> {
	const broken: string[] = [];
	let looked = 0;
	for (const { regionId } of await asNobody(operator.platform, listRegions)) {
		await asOperator(operator, regionId, async (tx) => {
			for (const id of await listSignalIds(tx, MOST_SIGNALS - looked)) {
				looked += 1;
				const at = await brokenAt(tx, id);
				if (at !== undefined) broken.push(`${id} at step ${at}`);
			}
		});
	}
	if (broken.length > 0) throw new Error(`changed or missing steps: ${broken.slice(0, 10).join(', ')}`);
	return `${looked} signals looked at, every step in its place`;
}
