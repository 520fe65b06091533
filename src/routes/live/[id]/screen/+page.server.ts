import { drawQrCode } from '#design/qr-code.ts';
import { idIn } from '#platform/http/id-in.server.ts';
import { keepSeat, seatHere } from '../seat-cookie.server.ts';
import type { PageServerLoad } from './$types';

/** The big screen, opened by who leads, on the same device or one that they carry. */
export const load: PageServerLoad = async ({ locals, cookies, params, url }) => {
	idIn(params);
	const { live, config } = locals.runtime;
	const tokenOf = async (screen: boolean) => {
		const seat = await seatHere({ cookies, locals }, params.id, screen);
		return seat === 'left' ? undefined : seat?.token;
	};
	let token = await tokenOf(true);
	if (!token) {
		token = await live.seatScreen(await tokenOf(false));
		keepSeat(cookies, params.id, token, url, true);
	}
	const seen = await live.look(token, params.id);
	const place = new URL('/join', config.address);
	return {
		seen,
		words: await live.words(token, params.id, locals.locale),
		place: `${place.host}${place.pathname}`,
		drawing: seen.codes && drawQrCode(`${place.href}#${seen.codes.link}`),
		bare: true,
	};
};
