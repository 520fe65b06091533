import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLinkCode } from '#platform/auth/link-code.server.ts';
import { asActor, asNobody } from '#platform/db/context.server.ts';
import { openMailer } from '#platform/mail/mailer.server.ts';
import { type Cast, FIRST_DAY, layOutCast } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { openMailbox } from '#tests/mailbox.ts';
import { deliverInvitation } from './deliver-invitation.server.ts';
import { findInvitationByCode } from './invitation-store.server.ts';
import { inviteToGroup } from './invite.server.ts';

const platform = openTestPlatform();
let cast: Cast;
let mailbox: Awaited<ReturnType<typeof openMailbox>>;
beforeAll(async () => {
	cast = await layOutCast();
	mailbox = await openMailbox();
});
afterAll(async () => {
	await mailbox.close();
	await platform.close();
});

const from = {
	inviter: 'Bram',
	regionName: 'Testland',
	demonstration: false,
	address: 'https://lus.example',
	locale: 'nl' as const,
};
async function invite(name: string) {
	const input = { id: randomUUID(), email: 'noor@x.example', name, role: 'member' as const };
	const invited = await asActor(platform, cast.chris, (tx) => inviteToGroup(tx, cast.circles.team, input));
	if (!invited) throw new Error('expected a new invitation');
	return invited;
}

test('without a mail server, in a demonstration or when mail fails, the code is handed over', async () => {
	const invited = await invite('Noor');
	const link = `https://lus.example/invitation#${invited.code}`;
	const byHand = { sent: false, email: 'noor@x.example', name: 'Noor', code: invited.code, link };
	expect(await deliverInvitation(openMailer(undefined, 'Lus <lus@x.example>'), invited, from)).toEqual(
		byHand,
	);
	const working = openMailer(mailbox.url, 'Lus <lus@x.example>');
	expect(await deliverInvitation(working, invited, { ...from, demonstration: true })).toEqual(byHand);
	const broken = openMailer('smtp://127.0.0.1:1', 'Lus <lus@x.example>');
	expect(await deliverInvitation(broken, invited, from)).toEqual(byHand);
	expect(mailbox.received).toEqual([]);
});

test('the mail carries a link and a code that both work, and no name can add a line to it', async () => {
	const invited = await invite('Noor\r\nBcc: everyone@x.example');
	const mailer = openMailer(mailbox.url, 'Lus <lus@x.example>');
	const inviter = 'Bram\r\nBcc: everyone@x.example\r\n\r\nOpen https://elsewhere.example';
	expect(await deliverInvitation(mailer, invited, { ...from, inviter })).toEqual({
		sent: true,
		email: 'noor@x.example',
		name: invited.name,
	});
	const [mail] = mailbox.received;
	expect(mail?.to).toEqual(['noor@x.example']);
	expect(mail?.head.filter((line) => /^bcc:/i.test(line))).toEqual([]);
	expect(mail?.text.split('\n').filter((line) => /^(Bcc|Open https)/.test(line))).toEqual([]);
	const lines = mail?.text.split('\n') ?? [];
	const link = lines.find((line) => line.startsWith('https://lus.example/invitation#'));
	const typed = lines[lines.findIndex((line) => line.endsWith('typ deze code over:')) + 1];
	expect(link?.split('#')[1]).toBe(typed);
	const hash = readLinkCode(typed ?? '') ?? Buffer.alloc(0);
	const seen = await asNobody(platform, (tx) => findInvitationByCode(tx, hash, FIRST_DAY));
	expect(seen).toMatchObject({ state: 'open', email: 'noor@x.example', circleName: 'team' });
});
