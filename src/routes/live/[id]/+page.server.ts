import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { drawQrCode } from '#design/qr-code.ts';
import { command, formCommand } from '#features/meeting/index.ts';
import { valuesOf } from '#platform/http/form.server.ts';
import { idIn } from '#platform/http/id-in.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { keepSeat, seatHere } from './seat-cookie.server.ts';

/** The seat of this browser; a member of the group gets one by opening the page, others go to the door. */
async function seatFor({
	locals,
	cookies,
	params,
	url,
}: Pick<RequestEvent, 'locals' | 'cookies' | 'params' | 'url'>): Promise<string> {
	const id = idIn(params);
	const { live } = locals.runtime;
	const seat = await seatHere({ cookies, locals }, id);
	if (seat === 'left' && !locals.person) redirect(303, `/login?to=${encodeURIComponent(url.pathname)}`);
	if (seat && seat !== 'left') {
		await live.arrive(seat.token, false);
		return seat.token;
	}
	if (!locals.actor || !locals.person || locals.needsSecondFactor) redirect(303, '/join');
	const made = await live.seatMember({ actor: locals.actor, name: locals.person.name }, id);
	keepSeat(cookies, id, made, url);
	return made;
}

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const token = await seatFor(event);
	const { live, config } = locals.runtime;
	const seen = await live.look(token, params.id);
	const place = new URL('/join', config.address);
	return {
		seen,
		words: await live.words(token, params.id, locals.locale),
		place: `${place.host}${place.pathname}`,
		drawing: seen.codes && drawQrCode(`${place.href}#${seen.codes.link}`),
		newId: randomUUID(),
		bare: true,
		family: true,
	};
};

export const actions: Actions = {
	/** Without script own notes are kept by a button. */
	note: async (event) => {
		const { note = '' } = valuesOf(await event.request.formData());
		await event.locals.runtime.live.note(await seatFor(event), event.params.id, note);
		redirect(303, `/live/${event.params.id}`);
	},
	/** Somebody who left comes back. */
	back: async (event) => {
		await event.locals.runtime.live.arrive(await seatFor(event), true);
		redirect(303, `/live/${event.params.id}`);
	},
	/** Without script a command comes as a form; the page is then shown as it is afterwards. */
	ask: async (event) => {
		const { request, locals, params } = event;
		const token = await seatFor(event);
		const values = valuesOf(await request.formData());
		const parsed = command.safeParse(formCommand(Object.entries(values)));
		try {
			if (!parsed.success) throw notFound();
			await locals.runtime.live.command(token, params.id, parsed.data);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return fail(error.status, { message: error.sentence[locals.locale], text: values.text ?? '' });
		}
		redirect(303, `/live/${params.id}`);
	},
};
