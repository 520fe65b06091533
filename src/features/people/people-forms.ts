import { z } from 'zod';
import { circleKinds, circleRoles } from './people.ts';

/** A name on one line: line breaks and doubled spaces become one space, so that no name can forge a line of a mail. */
const oneLine = (most: number) =>
	z
		.string()
		.transform((text) => text.replace(/\s+/g, ' ').trim())
		.pipe(z.string().min(1).max(most));
/** A text that may stay empty: then it is null. */
const optionalText = (most: number) =>
	z
		.string()
		.trim()
		.max(most)
		.optional()
		.transform((text) => text || null);
/** A choice that may stay open: an empty option of a list is null. */
const optionalId = z
	.union([z.literal(''), z.uuid()])
	.optional()
	.transform((id) => id || null);

const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
const groupRole = z.enum(circleRoles);
const id = z.uuid();

const groupKind = z.enum(circleKinds).exclude(['individual']);
const groupTexts = {
	name: oneLine(160),
	existingMeeting: optionalText(300),
	whyNew: optionalText(600),
};

export const organisationForm = z.object({ id, name: oneLine(160), sector: z.string().min(1).max(80) });
export const circleForm = z.object({ id, kind: groupKind, ...groupTexts, organisationId: optionalId });
/** Who gets the first place in a new group; nobody when `firstId` is empty. */
export const firstMemberForm = z.object({ seatId: id, firstId: optionalId, firstRole: groupRole });
export const circleChangeForm = z.object(groupTexts);
/** `personId` gets a place in the group with this role; `id` is the id of the membership. */
export const memberForm = z.object({ id, personId: id, role: groupRole });
export const roleForm = z.object({ membershipId: id, role: groupRole });
/** An invitation into a group. */
export const groupInvitationForm = z.object({ id, email, name: oneLine(120), role: groupRole });
/** An invitation into a region, with a role there or without. */
export const regionInvitationForm = z.object({
	id,
	email,
	name: oneLine(120),
	organisationId: optionalId,
	regionRole: z
		.enum(['', 'coordinator', 'administrator'])
		.optional()
		.transform((role) => role || null),
});
export const regionForm = z.object({
	name: oneLine(120).pipe(z.string().min(2)),
	secondFactor: z.string().optional(),
});
export const selfForm = z.object({ name: oneLine(120), locale: z.enum(['nl', 'en']) });
export const tokenForm = z.object({ id, name: oneLine(80), expiresOn: z.iso.date() });
export const joinForm = z.object({
	code: z.string().min(1).max(80),
	name: oneLine(120),
	password: z.string().min(12).max(128),
});
