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

/** The token of the seat that this browser has in a meeting. */
export function seatHere(cookies: Cookies, screen = false): string | undefined {
	return cookies.get(screen ? SCREEN_COOKIE : SEAT_COOKIE);
}

/** Has this browser forget the seat that it has in a meeting. */
export function dropSeat(cookies: Cookies, meetingId: string, screen = false): void {
	cookies.delete(screen ? SCREEN_COOKIE : SEAT_COOKIE, { path: `/live/${meetingId}` });
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
