import type { Locale } from '#platform/locale.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';
import { invitationLink, invitationMail } from './invitation.ts';
import type { Invited } from './invite.server.ts';

/** What the page says about an invitation: it was mailed, or the one who invites hands it over. */
export type Delivered = {
	readonly sent: boolean;
	readonly email: string;
	readonly name: string;
	/** Only when no mail was sent. */
	readonly link?: string;
	readonly code?: string;
};

const longDay: Record<Locale, Intl.DateTimeFormat> = {
	nl: new Intl.DateTimeFormat('nl-BE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
	en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
};

/**
 * Hands an invitation to the mail server, after the transaction that made it. Without a mail server, when it does
 * not answer, and in a demonstration, the link and the code come back to be handed over.
 */
export async function deliverInvitation(
	mailer: Mailer,
	invited: Invited,
	from: { inviter: string; regionName: string; demonstration: boolean; address: string; locale: Locale },
): Promise<Delivered> {
	const { email, name, code } = invited;
	const byHand = { sent: false, email, name, code, link: invitationLink(from.address, code) };
	if (!mailer.sends || from.demonstration) return byHand;
	const until = longDay[from.locale].format(Date.parse(invited.expiresOn));
	const mail = invitationMail({ ...invited, ...from, to: email, until }, from.locale);
	try {
		await mailer.send(mail);
		return { sent: true, email, name };
	} catch {
		return byHand;
	}
}
