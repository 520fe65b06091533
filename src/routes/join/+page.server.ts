import { fail, redirect } from '@sveltejs/kit';
import { MOST_NAME, meetingRefusal } from '#features/meeting/index.ts';
import { mayTry, triedTooOften } from '#platform/http/few-attempts.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { deviceSecret, keepSeat } from '../live/[id]/seat-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { joinPageWords } from './join-words.ts';

/** A whole hall may come in at once behind one connection. */
const JOINS_A_MINUTE = 700;
/** Who guesses gets few: three words and a number make more than a thousand million ways. */
const WRONG_A_MINUTE = 30;

export const load: PageServerLoad = ({ cookies, url }) => {
	// Before the form is sent, so that who taps twice sends the same.
	deviceSecret(cookies, url);
	return { family: true };
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress }) => {
		const say = joinPageWords[locals.locale];
		const form = await request.formData();
		const code = String(form.get('code') ?? '')
			.trim()
			.slice(0, 80);
		const name = String(form.get('name') ?? '')
			.replaceAll('\u0000', '')
			.trim();
		const { live } = locals.runtime;
		const from = getClientAddress();
		const now = Date.now();
		const guessed = triedTooOften(`guess ${from}`, now, WRONG_A_MINUTE);
		if (guessed || !mayTry(`join ${from}`, now, JOINS_A_MINUTE))
			return fail(429, { code, name, message: say.often });
		const device = deviceSecret(cookies, url);
		const way = await live.knows(code, device);
		if (!way) {
			mayTry(`guess ${from}`, now, WRONG_A_MINUTE);
			return fail(400, { code, name, message: say.unknown });
		}
		if (name.length > MOST_NAME || (way === 'open' && name === '')) {
			return fail(400, { code, name, message: meetingRefusal('name-unfit').sentence[locals.locale] });
		}
		let entered: Awaited<ReturnType<typeof live.enter>>;
		try {
			entered = await live.enter(code, name, device);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return fail(error.status, { code, name, message: error.sentence[locals.locale] });
		}
		if (!entered) return fail(400, { code, name, message: say.unknown });
		keepSeat(cookies, entered.meetingId, entered.token, url);
		redirect(303, `/live/${entered.meetingId}`);
	},
};
