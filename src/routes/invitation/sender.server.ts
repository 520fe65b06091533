import {
	type Delivered,
	deliverInvitation,
	type Invited,
	renewInvitation,
} from '#features/people/index.server.ts';

/** Delivers invitations in the name of who is logged in. */
export function senderOf(locals: App.Locals) {
	const { person, runtime, locale } = locals;
	const from = {
		inviter: person?.name ?? '',
		regionName: person?.regionName ?? '',
		demonstration: person?.demonstration ?? false,
		address: runtime.config.address,
		locale,
	};
	const mails = runtime.mailer.sends && !from.demonstration;
	return {
		/**
		 * @param wanted who is invited
		 * @param made what the command gave; undefined for a second click on the same form. Then the mail left with
		 *   the first; a code to hand over is made anew, since nobody saw the page with the first one.
		 */
		async deliver(
			wanted: { id: string; email: string; name: string },
			made: Invited | undefined,
		): Promise<Delivered> {
			if (made) return deliverInvitation(runtime.mailer, made, from);
			if (mails) return { sent: true, email: wanted.email, name: wanted.name };
			const again = await locals.act((tx) => renewInvitation(tx, wanted.id));
			return deliverInvitation(runtime.mailer, again, from);
		},
	};
}
