/** Waits between two attempts, in ms. */
const AGAIN_MS = [500, 1000, 2000, 4000];

/** How long to wait before the next attempt, after this many. */
export const waitAfter = (tries: number): number => AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)] ?? 4000;

/**
 * done: the server has it · refused: it never will, with its sentence or an empty one · busy: it answers but cannot now ·
 * lost: there was no answer of the server
 */
export type Posted = { readonly as: 'done' | 'refused' | 'busy' | 'lost'; readonly message: string };

/** Sends something to a live address; what is no answer of ours, such as the login page of a hotel, counts as lost. */
export async function postLive(address: string, body: unknown): Promise<Posted> {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	}).catch(() => undefined);
	if (!answer) return { as: 'lost', message: '' };
	if (answer.status >= 500) return { as: 'busy', message: '' };
	const said: unknown = await answer.json().catch(() => undefined);
	const ours = typeof said === 'object' && said !== null;
	if (answer.ok) return { as: ours ? 'done' : 'lost', message: '' };
	return { as: 'refused', message: ours && 'message' in said ? String(said.message) : '' };
}
