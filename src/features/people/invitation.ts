import type { Locale } from '#platform/locale.ts';

/** How long an invitation waits for an answer. */
export const INVITATION_DAYS = 14;

/** What an invitation says; `address` is the public address of the installation. */
export type InvitationLetter = {
	readonly to: string;
	readonly name: string;
	readonly inviter: string;
	readonly regionName: string;
	/** The name of the group; null for the region alone. */
	readonly circleName: string | null;
	readonly code: string;
	/** Last day, already written out for people. */
	readonly until: string;
	readonly address: string;
};

/** The link of an invitation. The code stands behind the #, so no server on the way ever sees it. */
export function invitationLink(address: string, code: string): string {
	return `${address}/invitation#${code}`;
}

/** The mail that invites somebody. Its text wraps nothing by itself; every name stands on one line. */
export function invitationMail(
	letter: InvitationLetter,
	locale: Locale,
): { to: string; subject: string; text: string } {
	const one = (text: string) => text.replace(/\s+/g, ' ').trim();
	const [name, inviter, region] = [one(letter.name), one(letter.inviter), one(letter.regionName)];
	const group = letter.circleName === null ? null : one(letter.circleName);
	const link = invitationLink(letter.address, letter.code);
	const { code, until, address, to } = letter;
	if (locale === 'nl') {
		return {
			to,
			subject: `${inviter} nodigt je uit in Lus`,
			text: `Dag ${name}

${inviter} nodigt je uit in Lus, in de regio ${region}${group ? `, voor de groep "${group}"` : ''}.
Lus is een plek om samen te reflecteren. Elk signaal krijgt er antwoord.

Open deze link:
${link}

Werkt de link niet? Ga naar ${address}/invitation en typ deze code over:
${code}

De uitnodiging geldt tot en met ${until}. Ken je ${inviter} niet? Dan hoef je niets te doen.
`,
		};
	}
	return {
		to,
		subject: `${inviter} invites you to Lus`,
		text: `Hello ${name}

${inviter} invites you to Lus, in the region ${region}${group ? `, for the group "${group}"` : ''}.
Lus is a place to reflect together. Every signal gets an answer there.

Open this link:
${link}

Does the link not work? Go to ${address}/invitation and type this code:
${code}

The invitation holds up to and including ${until}. If you do not know ${inviter}, you need not do anything.
`,
	};
}
