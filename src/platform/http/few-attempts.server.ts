const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 12;
const MOST_KNOWN = 10_000;

type Count = { since: number; attempts: number };
const known = new Map<string, Count>();

/**
 * Whether this address may try another code now: in each process so many a minute. The code itself holds 128 random
 * bits, so this spares the database rather than the secret.
 * @param address of who tries; codes of another kind are counted apart with another word before it
 * @param now milliseconds
 */
export function mayTry(address: string, now: number, most: number = MOST_A_MINUTE): boolean {
	const count = known.get(address);
	if (!count || now - count.since >= MINUTE_MS) {
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(address, { since: now, attempts: 1 });
		return true;
	}
	count.attempts += 1;
	return count.attempts <= most;
}

/** Whether this address used up its attempts of this minute, without counting this one. */
export function triedTooOften(address: string, now: number, most: number = MOST_A_MINUTE): boolean {
	const count = known.get(address);
	return count !== undefined && now - count.since < MINUTE_MS && count.attempts >= most;
}
