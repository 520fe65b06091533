import pg from 'pg';

const AGAIN_MS = 1_000;

/**
 * Listens to one channel of the database on a connection of its own, and comes back when that is lost.
 * @param onHeard hears each payload
 * @param onBack is told after the connection was lost and found again: something may have been missed
 */
export async function listenTo(
	where: pg.ClientConfig,
	channel: string,
	onHeard: (payload: string) => void,
	onBack: () => void,
): Promise<{ close(): Promise<void> }> {
	let closed = false;
	let client = await connect();
	async function connect(): Promise<pg.Client> {
		const fresh = new pg.Client(where);
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
	return {
		async close() {
			closed = true;
			await client.end().catch(() => undefined);
		},
	};
}
