import pg from 'pg';

const AGAIN_MS = 1_000;

/**
 * Listens to one channel of the database on a connection of its own; when that is lost, or cannot be had yet, it tries
 * again until it is there.
 * @param onHeard hears each payload
 * @param onBack is told when it listens after a time in which it did not: something may have been missed
 * @returns once it listens, or tried once without success
 */
export async function listenTo(
	where: pg.ClientConfig,
	channel: string,
	onHeard: (payload: string) => void,
	onBack: () => void,
): Promise<{ close(): Promise<void> }> {
	let closed = false;
	let client: pg.Client | undefined;
	async function connect(): Promise<pg.Client> {
		// A connection that is silent for long must not be dropped on the way without anybody knowing.
		const fresh = new pg.Client({ ...where, keepAlive: true });
		fresh.on('error', () => undefined);
		fresh.on('notification', ({ payload }) => onHeard(payload ?? ''));
		try {
			await fresh.connect();
			await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
		} catch (error) {
			await fresh.end().catch(() => undefined);
			throw error;
		}
		// Only now: a connection that never came about ends too, and each of those would begin a search of its own.
		fresh.once('end', () => void comeBack());
		return fresh;
	}
	async function comeBack(): Promise<void> {
		while (!closed) {
			await new Promise((rested) => setTimeout(rested, AGAIN_MS));
			try {
				if (closed) return;
				client = await connect();
				if (closed) await client.end();
				else onBack();
				return;
			} catch {
				// The database is not there yet: once more.
			}
		}
	}
	try {
		client = await connect();
	} catch {
		void comeBack();
	}
	return {
		async close() {
			closed = true;
			await client?.end().catch(() => undefined);
		},
	};
}
