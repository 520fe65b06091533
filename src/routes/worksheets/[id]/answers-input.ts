import { z } from 'zod';
import { MOST_TAKERS } from '#features/worksheet/index.ts';

const taker = z.coerce.number().int().min(0).max(MOST_TAKERS).catch(0);

/**
 * The answers in a form: for each place its id (`id:<place>`), words and point; `next` is where to go inside this
 * page afterwards, nothing else is followed.
 */
export const answersInput = z.record(z.string(), z.string()).transform((values, context) => {
	const places = Object.entries(values).flatMap(([name, id]) =>
		name.startsWith('id:') ? [{ id, place: name.slice('id:'.length) }] : [],
	);
	if (!places.every(({ id }) => z.uuid().safeParse(id).success)) {
		context.addIssue({ code: 'custom', message: '' });
		return z.NEVER;
	}
	const answers = places.map(({ id, place }) => {
		const point = values[`point:${place}`];
		return { id, place, text: (values[`text:${place}`] ?? '').trim(), ...(point ? { point } : {}) };
	});
	const next = values.next ?? '';
	return {
		taker: taker.parse(values.taker),
		answers,
		next: /^\?[a-z0-9=&.-]*(#[a-z0-9-]*)?$/.test(next) ? next : '',
	};
});
