import { dropCard } from '../scan-cookie.server.ts';
import type { RequestHandler } from './$types';

/** The weather: a page that anyone may have open. */
const NEUTRAL = 'https://www.meteo.be/';

/** Forgets the card on this device and goes elsewhere. Nothing else changes: the card still works. */
export const GET: RequestHandler = ({ cookies, url }) => {
	dropCard(cookies, url);
	return new Response(null, { status: 303, headers: { location: NEUTRAL } });
};
