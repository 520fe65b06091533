import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { anId, limit, made, newId } from '#platform/http/api-fields.server.ts';
import { dropImport, loadImport, readImport, startImport, takeImport } from './import-file.server.ts';
import { MAX_FILE_BYTES } from './import-table.ts';
import type { RegisterRules } from './trajectory-api.server.ts';

const rowRefusal = z
	.object({
		line: z.int(),
		column: z.string(),
		value: z.string(),
		code: z.string(),
		reason: z.string(),
	})
	.openapi('RowRefusal');
const trajectoryImport = z
	.object({
		id: anId,
		fileName: z.string(),
		state: z.enum(['reading', 'preview', 'taken', 'failed', 'dropped']),
		done: z.int(),
		total: z.int(),
		acceptedRows: z.int(),
		refusedRows: z.int(),
		takenRows: z.int(),
		ignoredColumns: z.array(z.string()),
		failure: z.string().nullable(),
		lost: z.boolean().openapi({ description: 'The server stopped while reading: send the file again.' }),
		refused: z.array(rowRefusal),
	})
	.openapi('TrajectoryImport');

/** Lists of trajectories on their way into the register: sent, looked at, taken or dropped. */
export function addImportApi(api: Api<RegisterRules>): void {
	api.post(
		'/trajectory-imports',
		{
			id: 'startTrajectoryImport',
			what: 'Sends a CSV or XLSX of at most 25 MB as the body; it is read in the background.',
			query: z.object({ id: newId, fileName: z.string().min(1).max(400) }),
			bytes: MAX_FILE_BYTES,
			body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
			answer: made,
			status: 202,
		},
		async ({ act, query, body, rules, platform, actor, locale }) => {
			const fresh = await act((tx) => startImport(tx, query));
			if (fresh) {
				const file = { id: query.id, bytes: body, zones: rules.content.zones, locale };
				// Goes on after this answer; the state of the import shows how far it is.
				readImport(platform, actor, file).catch((error: unknown) => {
					console.error(JSON.stringify({ what: 'read-import', detail: String(error) }));
				});
			}
			return { id: query.id };
		},
	);
	api.get(
		'/trajectory-imports/{id}',
		{
			id: 'readTrajectoryImport',
			what: 'How far an import is, and which rows are refused and why.',
			query: z.object({ limit }),
			answer: trajectoryImport,
		},
		({ act, params, query }) =>
			act(async (tx) => {
				const { file, refused } = await loadImport(tx, params.id, query.limit);
				return { ...file, refused };
			}),
	);
	api.post(
		'/trajectory-imports/{id}/taking',
		{
			id: 'takeTrajectoryImport',
			what: 'Takes all accepted rows into the register, at once.',
			answer: made,
			status: 201,
		},
		async ({ act, params, locale }) => {
			await act((tx) => takeImport(tx, params.id, locale));
			return { id: params.id };
		},
	);
	api.delete(
		'/trajectory-imports/{id}',
		{ id: 'dropTrajectoryImport', what: 'Leaves a file as it is; nothing of it stays.' },
		({ act, params }) => act((tx) => dropImport(tx, params.id)),
	);
}
