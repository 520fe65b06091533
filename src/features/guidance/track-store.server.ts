import { sql } from 'kysely';
import { openText, sealText } from '#features/people/index.server.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Led, Taker, Track, TrackKind } from './guidance.ts';
import type { SharedKey } from './shared-key.server.ts';

const reasonPlace = (id: string) => `guidance_track.stop_reason/${id}`;

const tracksOf = (tx: Tx) =>
	tx.db
		.selectFrom('guidanceTrack')
		.innerJoin('circle', (join) =>
			join
				.onRef('circle.regionId', '=', 'guidanceTrack.regionId')
				.onRef('circle.id', '=', 'guidanceTrack.circleId'),
		)
		.select([
			'guidanceTrack.id',
			'guidanceTrack.circleId',
			'circle.name as circleName',
			'guidanceTrack.kind',
			'guidanceTrack.rhythmWeeks',
			'guidanceTrack.tapers',
			'guidanceTrack.startedOn',
			'guidanceTrack.endedOn',
			'guidanceTrack.stopReason',
		])
		.where('guidanceTrack.regionId', '=', tx.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof tracksOf>['executeTakeFirstOrThrow']>>;

async function opened(tx: Tx, { stopReason, kind, ...row }: Row): Promise<Track> {
	const said = stopReason && (await openText(tx, row.circleId, reasonPlace(row.id), stopReason));
	return { ...row, kind: kind as TrackKind, stopReason: said ?? '' };
}

/** A track in which the acting person takes part. */
export async function findTrack(tx: Tx, id: string): Promise<Track | undefined> {
	const row = await tracksOf(tx).where('guidanceTrack.id', '=', id).executeTakeFirst();
	return row && opened(tx, row);
}

const MOST_LISTED = 100;

/** The tracks in which the acting person takes part, running ones first, the last begun on top. */
export async function listTracks(tx: Tx): Promise<Track[]> {
	const rows = await tracksOf(tx)
		.orderBy(sql`guidance_track.ended_on is not null`)
		.orderBy('guidanceTrack.startedOn', 'desc')
		.orderBy('guidanceTrack.id')
		.limit(MOST_LISTED)
		.execute();
	const tracks: Track[] = [];
	for (const row of rows) tracks.push(await opened(tx, row));
	return tracks;
}

export type NewTrack = Pick<Track, 'id' | 'circleId' | 'kind' | 'rhythmWeeks' | 'tapers' | 'startedOn'>;

/** Adds a track. @returns false when its id is there already */
export async function insertTrack(tx: Tx, track: NewTrack): Promise<boolean> {
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('guidanceTrack')
		.values({ ...track, regionId: tx.actor.regionId, startedBy: tx.actor.personId ?? '' })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

/** Adds somebody who takes part. */
export async function insertTaker(
	tx: Tx,
	taker: { trackId: string; personId: string; role: Taker['role']; sharedKey: Buffer | null },
): Promise<void> {
	await tx.db
		.insertInto('guidancePerson')
		.values({ ...taker, regionId: tx.actor.regionId })
		.execute();
}

/** Those who take part, who guides first, then in order of name. */
export async function listTakers(tx: Tx, trackId: string): Promise<Taker[]> {
	const rows = await tx.db
		.selectFrom('guidancePerson')
		.select(['personId', 'role', 'leaderId'])
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', trackId)
		.execute();
	const names = await namesInMyTracks(tx);
	const collator = new Intl.Collator('nl');
	return rows
		.map((row) => ({
			...row,
			role: row.role as Taker['role'],
			name: names.get(row.personId) ?? '',
			leaderName: row.leaderId && (names.get(row.leaderId) ?? ''),
		}))
		.sort((a, b) => a.role.localeCompare(b.role) || collator.compare(a.name, b.name));
}

async function namesInMyTracks(tx: Tx): Promise<Map<string, string>> {
	const { rows } = await sql<{ personId: string; name: string }>`select * from guidance_names()`.execute(
		tx.db,
	);
	return new Map(rows.map(({ personId, name }) => [personId, name]));
}

/** The key of a guided person of a track of the acting person. */
export async function findSharedKey(
	tx: Tx,
	trackId: string,
	personId: string,
): Promise<SharedKey | undefined> {
	const row = await tx.db
		.selectFrom('guidancePerson')
		.select('sharedKey')
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', trackId)
		.where('personId', '=', personId)
		.executeTakeFirst();
	return row?.sharedKey ? { trackId, personId, wrapped: row.sharedKey } : undefined;
}

/** Names the leader of the acting person in a track, or nobody. */
export async function updateLeader(tx: Tx, trackId: string, leaderId: string | null): Promise<void> {
	await tx.db
		.updateTable('guidancePerson')
		.set({ leaderId })
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', trackId)
		.where('personId', '=', tx.actor.personId ?? '')
		.execute();
}

/** Ends a track, with a sentence when it stops early, or opens it again (`endedOn` null). */
export async function updateEnd(
	tx: Tx,
	{ id, circleId }: Pick<Track, 'id' | 'circleId'>,
	endedOn: Day | null,
	reason: string,
): Promise<void> {
	const stopReason = reason === '' ? null : await sealText(tx, circleId, reasonPlace(id), reason);
	await tx.db
		.updateTable('guidanceTrack')
		.set({ endedOn, stopReason })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export type LedRow = Omit<Led, 'goals' | 'talks'> & { readonly sharedKey: Buffer };

/** The guided people who named the acting person as their leader, running ones first. */
export async function listLedRows(tx: Tx): Promise<LedRow[]> {
	const { rows } = await sql<LedRow>`select * from led_guidance()
		order by ended_on is not null, started_on desc, person_name, track_id`.execute(tx.db);
	return rows;
}
