import { join } from 'node:path';
import pg from 'pg';
import { loadLookAhead, loadObjectify } from '#features/cycle/index.server.ts';
import { loadGuidance } from '#features/guidance/index.server.ts';
import type { HolidayRules } from '#features/mandate/index.ts';
import { CHANNEL, type LiveMeetings, openLiveMeetings } from '#features/meeting/index.server.ts';
import { loadContent, openBuiltInLibrary } from '#features/method/index.server.ts';
import type { Content, Library } from '#features/method/index.ts';
import { loadGate } from '#features/signal/index.server.ts';
import { loadTemplates } from '#features/working-group/index.server.ts';
import { type Auth, makeAuth } from '#platform/auth/auth.server.ts';
import { authSecret } from '#platform/auth/auth-secret.server.ts';
import { today } from '#platform/clock.server.ts';
import { type Config, readConfig } from '#platform/config.server.ts';
import { checkWall, connect } from '#platform/db/connect.server.ts';
import type { Platform } from '#platform/db/context.server.ts';
import { listenTo } from '#platform/db/listen.server.ts';
import { inside, outside } from '#platform/db/locate.server.ts';
import { openOneTrip } from '#platform/db/one-trip.server.ts';
import { openTypesetter, type Typesetter } from '#platform/documents/typesetter.server.ts';
import { startJobRunner } from '#platform/jobs/job-runner.server.ts';
import { openFileKeyStore } from '#platform/keys/key-store.server.ts';
import { endAllStreams } from '#platform/live/event-stream.server.ts';
import { openLiveDoor } from '#platform/live/live-door.server.ts';
import { type Mailer, openMailer } from '#platform/mail/mailer.server.ts';
import { runRound } from './jobs.server.ts';
import { answerLiveRequests } from './live-requests.server.ts';

/** What one server process holds, made once when it starts. */
export type Runtime = {
	readonly config: Config;
	readonly platform: Platform;
	readonly auth: Auth;
	readonly content: Content;
	/** The methods, instruments, cards, trees, practices and texts that come with Lus. */
	readonly library: Library;
	/** Content that commands look at: what the gate detects, the holidays that move a term. */
	readonly rules: { readonly gate: ReturnType<typeof loadGate>; readonly holidays: HolidayRules };
	/** Words of the objectify helper and questions before a hard talk, in both languages. */
	readonly reflection: {
		readonly objectify: ReturnType<typeof loadObjectify>;
		readonly lookAhead: ReturnType<typeof loadLookAhead>;
	};
	/** What each kind of guidance is for and asks at the end, in both languages. */
	readonly guidance: ReturnType<typeof loadGuidance>;
	/** What a working group can begin with: steps of a plan, questions for homework. */
	readonly templates: ReturnType<typeof loadTemplates>;
	readonly mailer: Mailer;
	/** Makes PDFs, in a process that lives only while there is something to make. */
	readonly typesetter: Typesetter;
	/** The meetings that are live in this process. */
	readonly live: LiveMeetings;
	/** Asks for a round of jobs within seconds: after a sending, a decision, an answer. */
	readonly soon: () => void;
	close(): Promise<void>;
};

/**
 * Opens everything a server process needs. The database runs and is migrated already: the server entry saw to
 * that and says where in LUS_SOCKET (folder and number of the embedded one) unless DATABASE_URL names another.
 */
export async function openRuntime(env: NodeJS.ProcessEnv): Promise<Runtime> {
	const config = readConfig(env);
	const where = config.databaseUrl ? outside(config.databaseUrl) : socket(env);
	const { db, pool, close } = connect(where.login);
	await checkWall(pool);
	const authPool = new pg.Pool({ max: 4, ...where.auth });
	authPool.on('error', () => undefined);
	const auth = makeAuth({
		pool: authPool,
		secret: authSecret(config.keyFile),
		address: config.address,
		loginAttempts: config.loginAttempts,
	});
	const root = join(process.cwd(), 'content');
	const content = loadContent(root);
	const library = openBuiltInLibrary(root, join(process.cwd(), 'build'));
	const platform = { db, keys: openFileKeyStore(config.keyFile) };
	const mailer = openMailer(config.smtpUrl, config.mailFrom);
	const typesetter = openTypesetter();
	const tools = { platform, holidays: content.holidays, mailer, address: config.address };
	const [onFault, onJobFault] = [faultsOf('meetings'), faultsOf('jobs')];
	const trip = openOneTrip(where.login);
	const live = openLiveMeetings({ platform, trip, now: Date.now, today, onFault });
	openLiveDoor(answerLiveRequests(live, onFault), endAllStreams);
	const listener = listenTo(
		where.login,
		CHANNEL,
		(payload) => void live.heard(payload).catch(onFault),
		() => void live.heardNothing().catch(onFault),
	);
	listener.catch(onFault);
	// Not awaited: pages answer while the queue is still being opened.
	const jobs = startJobRunner(where.login, () => runRound(tools, today()), onJobFault);
	jobs.catch(onJobFault);
	return {
		config,
		platform,
		auth,
		content,
		get library() {
			return library();
		},
		reflection: { objectify: loadObjectify(root), lookAhead: loadLookAhead(root) },
		guidance: loadGuidance(root),
		rules: { gate: loadGate(root), holidays: content.holidays },
		templates: loadTemplates(root),
		mailer,
		typesetter,
		live,
		soon: () => void jobs.then((runner) => runner.soon()).catch(onJobFault),
		async close() {
			live.close();
			typesetter.close();
			await jobs.then((runner) => runner.stop()).catch(onJobFault);
			await listener.then((one) => one.close()).catch(onFault);
			await trip.close();
			await close();
			await authPool.end();
		},
	};
}

/** Writes down what goes wrong outside a page. @param where in which part of the server */
function faultsOf(where: 'jobs' | 'meetings'): (error: unknown) => void {
	return (error) => {
		const detail = error instanceof Error ? error.stack : String(error);
		console.error(JSON.stringify({ at: new Date().toISOString(), where, detail }));
	};
}

function socket(env: NodeJS.ProcessEnv) {
	const [folder, port] = (env.LUS_SOCKET ?? '').split('|');
	if (!folder) throw new Error('Start Lus with "npm start": it starts the database and says where it is.');
	return inside(folder, Number(port));
}
