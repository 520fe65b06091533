import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { saveInput, saveItem, startCycle } from '#features/cycle/index.server.ts';
import { Refusal } from '#platform/refusal.ts';
import type { RequestHandler } from './$types';

/** A catch begins with its first words: `catch` lets that save start the reflection in the own notebook. */
const wanted = saveInput.extend({ catch: z.boolean().default(false) });

/** Saves one piece while someone types. The same command as the form; answers JSON. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	const body: unknown = await request.json().catch(() => ({}));
	const parsed = wanted.safeParse({ ...(body as object), cycleId: params.id });
	const refuse = (sentence: { nl: string; en: string }, code: string, status: number) =>
		json({ message: sentence[locals.locale], code }, { status });
	if (!parsed.success)
		return refuse(
			{
				nl: 'Dit konden we niet bewaren. Laad de pagina opnieuw; je tekst staat op dit toestel.',
				en: 'We could not save this. Load the page again; your text is on this device.',
			},
			'invalid',
			400,
		);
	const { catch: starts, ...piece } = parsed.data;
	try {
		const answer = await locals.act(async (tx) => {
			const circleId = locals.person?.ownCircleId ?? '';
			if (starts) await startCycle(tx, { id: params.id, circleId, door: 'lookBack', form: 'fiveMinutes' });
			return await saveItem(tx, piece);
		});
		return json(answer);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return refuse(error.sentence, error.code, error.status);
	}
};
