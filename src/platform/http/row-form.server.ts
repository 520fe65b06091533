import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Tx } from '../db/context.server.ts';
import { answerForm } from './form.server.ts';
import { idIn } from './id-in.server.ts';

/**
 * Makes the actions of the page of one row: each parses a form, asks a command about the row of the address, and goes
 * on from there.
 * @param folder the address of the page without the id, such as `/guidance`
 */
export function rowForms(folder: string) {
	/** @param to what comes behind the address of the page, or the way to another page */
	return <S extends z.ZodType>(
		schema: S,
		command: (tx: Tx, id: string, input: z.output<S>) => Promise<unknown>,
		to: string | ((input: z.output<S>, page: string) => string) = '',
	) =>
		({ request, locals, params }: RequestEvent<{ id: string }>) =>
			answerForm(request, locals.locale, schema, async (input) => {
				const id = idIn(params);
				await locals.act((tx) => command(tx, id, input));
				const page = `${folder}/${id}`;
				redirect(303, typeof to === 'string' ? `${page}${to}` : to(input, page));
			});
}
