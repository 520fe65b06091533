import { z } from 'zod';
import { activities, results } from '#features/method/index.ts';
import { isDay } from '#platform/day.ts';
import { MOST_CHARACTERS, MOST_NAME, participantKinds } from './meeting-state.ts';

const id = z.uuid();
const maybeId = z.preprocess((value) => (value === '' ? null : value), id.nullable().default(null));
const on = z.preprocess((value) => value !== false && value !== 'false', z.boolean());
const slug = z
	.string()
	.regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
	.max(160);
const maybeSlug = z.preprocess((value) => (value === '' ? null : value), slug.nullable().default(null));
// Longer text is refused by the machine with a sentence of its own, so that it comes back to who wrote it.
const words = z
	.string()
	.max(20_000)
	.transform((text) => text.replaceAll('\u0000', '').trim());
const minutes = z.coerce.number().int().min(1).max(480);
/** Of somebody without a device, entered by who leads. */
const forWhom = maybeId;
const whole = z.coerce.number().int().min(0).max(1_000_000);
const day = z.preprocess(
	(value) => (value === '' ? null : value),
	z.string().refine(isDay).nullable().default(null),
);

const of = <T extends string, S extends z.ZodRawShape>(what: T, shape: S) =>
	z.object({ what: z.literal(what), ...shape });

/**
 * What somebody in a meeting can ask for. `run` is the run of a phase that the asker saw: what was meant for an earlier one
 * is merged or refused, never applied to a phase that nobody looked at.
 */
export const command = z.discriminatedUnion('what', [
	of('chooseNaming', { naming: z.enum(['named', 'anonymous']) }),
	of('setDoor', { open: on }),
	of('admit', {
		ids: z.preprocess(
			(value) => (typeof value === 'string' ? value.split(',') : value),
			z.array(id).min(1).max(600),
		),
	}),
	of('refuse', { id }),
	of('leave', {}),
	of('takeRole', { id: forWhom, role: maybeSlug }),
	of('rename', { id: forWhom, name: words }),
	of('addPerson', { id, name: words, kind: z.enum(participantKinds).default('guest'), role: maybeSlug }),
	of('giveLead', { id }),
	of('chooseCoGuide', { id, on }),
	of('chooseCaseGiver', { id: maybeId }),
	of('start', {}),
	of('next', { run: whole }),
	of('goTo', { run: whole, phase: slug }),
	of('repeat', { run: whole }),
	of('chooseActivity', { run: whole, activity: z.enum(activities) }),
	of('ask', { run: whole, id: maybeSlug }),
	of('setClock', { run: whole, minutes }),
	of('pause', {}),
	of('resume', {}),
	of('end', {}),
	of('ready', { run: whole, on, id: forWhom }),
	of('raiseHand', { run: whole, on }),
	of('giveTurn', { run: whole, id: maybeId }),
	of('takeTurn', { run: whole, id: forWhom }),
	of('writeCard', { run: whole, id, text: words, place: maybeSlug, for: forWhom }),
	of('takeCard', { id }),
	of('placeCard', { id, place: slug }),
	of('groupCards', {
		ids: z.preprocess(
			(value) => (typeof value === 'string' ? value.split(',') : value),
			z.array(id).min(1).max(400),
		),
		group: maybeId,
		title: words.default(''),
	}),
	of('nameGroup', { id, title: words }),
	of('proposeGroups', {}),
	of('setCardAside', { id, on }),
	of('reveal', { run: whole }),
	of('draw', { run: whole, id, deck: slug, for: forWhom }),
	of('deepen', { id }),
	of('layBack', { id }),
	of('walk', {
		run: whole,
		answers: z.preprocess(
			(value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
			z.array(slug).max(40),
		),
	}),
	of('openDots', { run: whole, most: z.coerce.number().int().min(1).max(10).default(3) }),
	of('openScale', {
		run: whole,
		question: words.default(''),
		scan: maybeSlug,
	}),
	of('choose', {
		poll: whole,
		/** Points, cards or groups by id, with how many dots each got. */
		choice: z.preprocess(
			(value) => (typeof value === 'string' ? parsed(value) : value),
			z.record(z.string().max(160), z.coerce.number().int().min(0).max(10)),
		),
		for: forWhom,
	}),
	of('showPoll', { poll: whole }),
	of('agree', {
		id,
		text: words,
		into: z.enum(results).default('action'),
		owner: maybeId,
		due: day,
		sector: words.default(''),
	}),
	of('dropAgreement', { id }),
]);
export type Command = z.output<typeof command>;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Who asks: a participant, or the big screen, which shows and never asks. */
export type Asker = { readonly id: string; readonly screen: boolean };

/** Whether a name may stand in the list: there is one, and it is short. */
export function fitsName(name: string): boolean {
	return name.trim() !== '' && name.length <= MOST_NAME;
}

/** Whether a text may stand on a card. */
export function fitsCard(text: string): boolean {
	return text !== '' && text.length <= MOST_CHARACTERS;
}
