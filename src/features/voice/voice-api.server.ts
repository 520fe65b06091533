import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, made, newId } from '#platform/http/api-fields.server.ts';
import {
	addChair,
	chairInput,
	listChairs,
	noteVoice,
	voiceInput,
	withdrawVoice,
} from './note-voice.server.ts';
import { chairKinds, readerChoices, ways } from './voice.ts';

const voice = z
	.object({
		id: anId,
		words: z.string(),
		how: z.enum(ways),
		readers: z.enum(readerChoices),
		readBack: z.boolean(),
		notedBy: anId,
		notedOn: aDay,
	})
	.openapi('Voice');
const chair = z
	.object({
		id: anId,
		kind: z.enum(chairKinds),
		label: z.string(),
		voices: z.array(voice).openapi({ description: 'Empty until someone is heard there.' }),
	})
	.openapi('Chair');

/** The chairs at the table of a trajectory, and what was heard there. */
export function addVoiceApi(api: Api<unknown>): void {
	api.get(
		'/trajectories/{id}/chairs',
		{
			id: 'listChairs',
			what: 'The chairs of a trajectory with what you may read (audited).',
			answer: z.object({ chairs: z.array(chair) }),
		},
		({ act, params }) => act(async (tx) => ({ chairs: await listChairs(tx, params.id) })),
	);
	api.post(
		'/trajectories/{id}/chairs',
		{
			id: 'addChair',
			what: 'Puts a chair at the table. The label says who may sit there, never a full name.',
			body: chairInput.omit({ trajectoryId: true }).extend({ id: newId }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) => act((tx) => addChair(tx, { ...body, trajectoryId: params.id })),
	);
	api.post(
		'/chairs/{id}/voices',
		{
			id: 'noteVoice',
			what: 'Notes words at a chair, as they were said.',
			body: voiceInput.omit({ chairId: true }).extend({ id: newId, readBack: z.boolean().default(false) }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) => act((tx) => noteVoice(tx, { ...body, chairId: params.id })),
	);
	api.delete(
		'/voices/{id}',
		{ id: 'withdrawVoice', what: 'Takes back words that you noted; the text is erased.' },
		({ act, params }) => act((tx) => withdrawVoice(tx, { id: params.id })),
	);
}
