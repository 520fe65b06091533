import { randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { SCREEN_COOKIE, SEAT_COOKIE } from '#features/meeting/index.ts';

const HALF_A_DAY = 12 * 3600;

/** Keeps the token of a seat in this browser; only the pages of this meeting receive it. */
export function keepSeat(cookies: Cookies, meetingId: string, token: string, url: URL, screen = false): void {
	cookies.set(screen ? SCREEN_COOKIE : SEAT_COOKIE, token, {
		path: `/live/${meetingId}`,
		httpOnly: true,
		sameSite: 'strict',
		maxAge: HALF_A_DAY,
		secure: url.protocol === 'https:',
	});
}

/**
 * The seat that this browser has in a meeting. A member's seat, and the big screen that a member opened, are theirs while
 * they are logged in here: else this browser forgets it.
 * @returns the token; `left` when it was somebody's who is not here any more; undefined when there is none
 */
export async function seatHere(
	{ cookies, locals }: { readonly cookies: Cookies; readonly locals: App.Locals },
	meetingId: string,
	screen = false,
): Promise<{ readonly token: string } | 'left' | undefined> {
	const name = screen ? SCREEN_COOKIE : SEAT_COOKIE;
	const token = cookies.get(name);
	const seat = await locals.runtime.live.seatOf(token);
	if (!token || seat?.meetingId !== meetingId) return undefined;
	if (seat.personId === null || seat.personId === locals.person?.id) return { token };
	cookies.delete(name, { path: `/live/${meetingId}` });
	return 'left';
}

const DEVICE_COOKIE = 'lus-device';

/** A secret by which the door knows this device again: who taps twice or scans once more stays one participant. */
export function deviceSecret(cookies: Cookies, url: URL): string {
	const known = cookies.get(DEVICE_COOKIE);
	if (known && /^[\w-]{32}$/.test(known)) return known;
	const made = randomBytes(24).toString('base64url');
	cookies.set(DEVICE_COOKIE, made, {
		path: '/join',
		httpOnly: true,
		sameSite: 'lax',
		maxAge: HALF_A_DAY,
		secure: url.protocol === 'https:',
	});
	return made;
}
