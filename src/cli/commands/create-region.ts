import { randomUUID } from 'node:crypto';
import {
	addFirstPerson,
	addRegion,
	type Delivered,
	deliverInvitation,
	inviteToRegion,
	listRegions,
} from '#features/people/index.server.ts';
import { regionForm, regionInvitationForm } from '#features/people/index.ts';
import { today } from '#platform/clock.server.ts';
import { asActor, asNobody, type Platform } from '#platform/db/context.server.ts';
import { openMailer } from '#platform/mail/mailer.server.ts';
import type { Tools } from '../command.ts';
import { CommandError, UsageError } from '../command-error.ts';
import { readArgs } from '../read-args.ts';

/** Makes the first person of a region, without account yet, and the invitation by which that person makes one. */
async function inviteFirst(
	{ config }: Tools,
	platform: Platform,
	region: { regionId: number; name: string },
	email: string,
): Promise<Delivered> {
	const personId = randomUUID();
	const name = email.split('@')[0] ?? email;
	await asNobody(platform, (tx) =>
		addFirstPerson(tx, region.regionId, { personId, userId: null, name, email, locale: 'nl' }),
	);
	const asked = regionInvitationForm.parse({ id: randomUUID(), email, name, regionRole: 'coordinator' });
	const actor = { regionId: region.regionId, personId, today: today() };
	const invited = await asActor(platform, actor, (tx) => inviteToRegion(tx, asked));
	if (!invited) throw new Error('the invitation was not made');
	return deliverInvitation(openMailer(config.smtpUrl, config.mailFrom), invited, {
		inviter: 'De beheerder van Lus',
		regionName: region.name,
		demonstration: false,
		address: config.address,
		locale: 'nl',
	});
}

/** Makes an empty region; with an address also its first person, who looks after everything until others come. */
export async function createRegion(args: readonly string[], tools: Tools): Promise<boolean> {
	const { json, print, open } = tools;
	const { values, option } = readArgs(args, ['NAME'], ['coordinator']);
	const named = regionForm.shape.name.safeParse(values[0]);
	if (!named.success) throw new UsageError('NAME has 2 to 120 characters.');
	const first = option('coordinator');
	const email = first === undefined ? undefined : regionInvitationForm.shape.email.safeParse(first);
	if (email && !email.success) throw new UsageError('--coordinator is a mail address.');

	const { platform } = await open();
	const known = await asNobody(platform, listRegions);
	if (known.some((region) => region.name.toLowerCase() === named.data.toLowerCase()))
		throw new CommandError('region-exists', `There is a region "${named.data}" already.`);
	const regionId = await asNobody(platform, (tx) => addRegion(tx, named.data, false, true));
	const region = { regionId, name: named.data };
	const invited = email && (await inviteFirst(tools, platform, region, email.data));
	if (json) print(JSON.stringify({ region, ...(invited && { coordinator: invited }) }));
	else {
		print(`Region "${named.data}" made.`);
		if (invited?.sent) print(`An invitation went to ${invited.email}.`);
		else if (invited) print(`Hand this over to ${invited.email}, it holds 14 days: ${invited.link}`);
	}
	return true;
}
