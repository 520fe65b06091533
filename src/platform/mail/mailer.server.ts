import nodemailer from 'nodemailer';

export type Mail = {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	/** A file of a calendar (RFC 5545) that goes along. */
	readonly calendar?: string;
};
export type Mailer = {
	/** False when no mail server is set: then pages show links to hand over instead. */
	readonly sends: boolean;
	/** Hands the mail to the server; throws when that fails. Line breaks in address and subject are taken out. */
	send(mail: Mail): Promise<void>;
};

const CALENDAR = 'text/calendar; charset=utf-8; method=PUBLISH';

/** A mailer on the operator's SMTP server (`LUS_SMTP`, e.g. smtps://user:password@host). */
export function openMailer(smtpUrl: string | undefined, from: string): Mailer {
	if (!smtpUrl) return { sends: false, send: async () => {} };
	const transport = nodemailer.createTransport(smtpUrl);
	return {
		sends: true,
		async send({ to, subject, text, calendar }) {
			const oneLine = (value: string) => value.replace(/[\r\n]+/g, ' ');
			const attachments = calendar ? [{ filename: 'lus.ics', content: calendar, contentType: CALENDAR }] : [];
			await transport.sendMail({ from, to: oneLine(to), subject: oneLine(subject), text, attachments });
		},
	};
}
