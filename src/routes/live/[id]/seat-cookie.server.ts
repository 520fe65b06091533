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

export function seatHere(cookies: Cookies, screen = false): string | undefined {
	return cookies.get(screen ? SCREEN_COOKIE : SEAT_COOKIE);
}
