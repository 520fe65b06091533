import { openText, sealText } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Chair, ChairKind, Readers, Voice, Way } from './voice.ts';

const labelOf = (id: string) => `chair.label/${id}`;
const wordsOf = (id: string) => `voice.words/${id}`;

/** The group around a trajectory, whose key its voices are written with; undefined for who does not sit there. */
export async function findTable(tx: Tx, trajectoryId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('trajectory')
		.innerJoin('membership', (join) =>
			join
				.onRef('membership.regionId', '=', 'trajectory.regionId')
				.onRef('membership.circleId', '=', 'trajectory.circleId'),
		)
		.select('trajectory.circleId')
		.where('trajectory.regionId', '=', tx.actor.regionId)
		.where('trajectory.id', '=', trajectoryId)
		// A coordinator sees the line of the register too, but sits at no table.
		.where('membership.personId', '=', tx.actor.personId ?? '')
		.where('membership.endedOn', 'is', null)
		.executeTakeFirst();
	return row?.circleId ?? undefined;
}

/** Adds a chair behind the others; the same id twice leaves the first. */
export async function insertChair(
	tx: Tx,
	circleId: string,
	chair: { id: string; trajectoryId: string; kind: ChairKind; label: string; position: number },
): Promise<void> {
	const { id, trajectoryId, kind, position } = chair;
	await tx.db
		.insertInto('chair')
		.values({
			...{ id, trajectoryId, kind, position },
			regionId: tx.actor.regionId,
			label: await sealText(tx, circleId, labelOf(id), chair.label),
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The trajectory of a chair that the acting person may see. */
export async function findTrajectoryOfChair(tx: Tx, chairId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('chair')
		.select('trajectoryId')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', chairId)
		.where('removedOn', 'is', null)
		.executeTakeFirst();
	return row?.trajectoryId;
}

/** The chairs of a trajectory in their order, each with the words that the acting person may read. */
export async function readChairs(tx: Tx, circleId: string, trajectoryId: string): Promise<Chair[]> {
	const { regionId } = tx.actor;
	const rows = await tx.db
		.selectFrom('chair')
		.select(['id', 'kind', 'label'])
		.where('regionId', '=', regionId)
		.where('trajectoryId', '=', trajectoryId)
		.where('removedOn', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.execute();
	const words = await tx.db
		.selectFrom('voice')
		.innerJoin('chair', (join) =>
			join.onRef('chair.regionId', '=', 'voice.regionId').onRef('chair.id', '=', 'voice.chairId'),
		)
		.selectAll('voice')
		.where('voice.regionId', '=', regionId)
		.where('chair.trajectoryId', '=', trajectoryId)
		.where('voice.withdrawnOn', 'is', null)
		.orderBy('voice.notedOn')
		.orderBy('voice.id')
		.execute();
	const chairs: Chair[] = [];
	for (const row of rows) {
		const voices: Voice[] = [];
		for (const voice of words.filter((one) => one.chairId === row.id))
			voices.push({
				id: voice.id,
				words: await openText(tx, circleId, wordsOf(voice.id), voice.words),
				how: voice.how as Way,
				readers: voice.readers as Readers,
				readBack: voice.readBack,
				notedBy: voice.notedBy,
				notedOn: voice.notedOn,
			});
		const label = await openText(tx, circleId, labelOf(row.id), row.label);
		chairs.push({ id: row.id, kind: row.kind as ChairKind, label, voices });
	}
	return chairs;
}

/** Adds words at a chair; the same id twice leaves the first. */
export async function insertVoice(
	tx: Tx,
	circleId: string,
	voice: { id: string; chairId: string; words: string; how: Way; readers: Readers; readBack: boolean },
): Promise<void> {
	const { id, chairId, how, readers, readBack } = voice;
	await tx.db
		.insertInto('voice')
		.values({
			...{ id, chairId, how, readers, readBack },
			regionId: tx.actor.regionId,
			words: await sealText(tx, circleId, wordsOf(id), voice.words),
			notedBy: tx.actor.personId ?? '',
			notedOn: tx.actor.today,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The chair of words that the acting person noted. */
export async function findOwnVoice(tx: Tx, id: string): Promise<{ chairId: string } | undefined> {
	return await tx.db
		.selectFrom('voice')
		.select('chairId')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('notedBy', '=', tx.actor.personId ?? '')
		.executeTakeFirst();
}

/** Takes words back: nobody reads them any more, and the text itself is gone. */
export async function eraseVoice(tx: Tx, circleId: string, id: string): Promise<void> {
	await tx.db
		.updateTable('voice')
		.set({ withdrawnOn: tx.actor.today, words: await sealText(tx, circleId, wordsOf(id), '') })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}
