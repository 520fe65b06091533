const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 12;
const MOST_KNOWN = 10_000;

type Count = { since: number; attempts: number };
const known = new Map<string, Count>();

/**
 * Whether this address may try another code now: twelve a minute in each process. The code itself holds 128 random
 * bits, so this spares the database rather than the secret.
 * @param now milliseconds
 */
export function mayTry(address: string, now: number): boolean {
	const count = known.get(address);
	if (!count || now - count.since >= MINUTE_MS) {
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(address, { since: now, attempts: 1 });
		return true;
	}
	count.attempts += 1;
	return count.attempts <= MOST_A_MINUTE;
}
