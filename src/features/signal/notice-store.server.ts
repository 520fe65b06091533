import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { NoticeKind, UnmailedNotice } from './notice.ts';

export type NewNotice = {
	readonly to: { readonly personId: string } | { readonly addresseeId: string };
	readonly kind: NoticeKind;
	readonly signalId?: string | null;
	readonly themeId?: string | null;
	readonly actionId?: string | null;
	readonly meetingId?: string | null;
	readonly homeworkId?: string | null;
	readonly dueOn?: Day | null;
};

/** Written by jobs only: they know everyone's name and no one's case. */
export async function addNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
	if (notices.length === 0) return;
	await tx.db
		.insertInto('notice')
		.values(
			notices.map(({ to, kind, signalId, themeId, actionId, meetingId, homeworkId, dueOn }) => ({
				regionId: tx.actor.regionId,
				id: randomUUID(),
				personId: 'personId' in to ? to.personId : null,
				addresseeId: 'addresseeId' in to ? to.addresseeId : null,
				kind,
				signalId: signalId ?? null,
				themeId: themeId ?? null,
				actionId: actionId ?? null,
				meetingId: meetingId ?? null,
				homeworkId: homeworkId ?? null,
				dueOn: dueOn ?? null,
				madeOn: tx.actor.today,
			})),
		)
		.execute();
}

export type Notice = {
	readonly id: string;
	readonly kind: NoticeKind;
	readonly signalId: string | null;
	readonly themeId: string | null;
	readonly actionId: string | null;
	readonly meetingId: string | null;
	readonly homeworkId: string | null;
	readonly dueOn: Day | null;
	readonly madeOn: Day;
	/** The statement of the signal or the title of the theme, as far as the person may read it. */
	readonly about: string | null;
};

/** What a notice says, whoever reads it. */
const told = [
	'n.id',
	'n.kind',
	'n.signalId',
	'n.themeId',
	'n.actionId',
	'n.meetingId',
	'n.homeworkId',
	'n.dueOn',
] as const;

/** What waits for the acting person, the oldest first. */
export async function listMyNotices(tx: Tx): Promise<Notice[]> {
	const rows = await tx.db
		.selectFrom('notice as n')
		.leftJoin('signal as s', (join) =>
			join.onRef('s.regionId', '=', 'n.regionId').onRef('s.id', '=', 'n.signalId'),
		)
		.leftJoin('theme as t', (join) =>
			join.onRef('t.regionId', '=', 'n.regionId').onRef('t.id', '=', 'n.themeId'),
		)
		.select([...told, 'n.madeOn'])
		.select((eb) => eb.fn.coalesce('s.statement', 't.title').as('about'))
		.where('n.regionId', '=', tx.actor.regionId)
		.where('n.personId', '=', tx.actor.personId ?? '')
		.where('n.doneOn', 'is', null)
		.orderBy('n.madeOn')
		.orderBy('n.id')
		.execute();
	return rows as Notice[];
}

/** The acting person has dealt with what was told about this signal, theme, meeting or homework. */
export async function clearNotices(
	tx: Tx,
	about: { signalId?: string; themeId?: string; meetingId?: string; homeworkId?: string; id?: string },
): Promise<void> {
	let query = tx.db
		.updateTable('notice')
		.set({ doneOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', tx.actor.personId ?? '')
		.where('doneOn', 'is', null);
	if (about.signalId) query = query.where('signalId', '=', about.signalId);
	if (about.themeId) query = query.where('themeId', '=', about.themeId);
	if (about.meetingId) query = query.where('meetingId', '=', about.meetingId);
	if (about.homeworkId) query = query.where('homeworkId', '=', about.homeworkId);
	if (about.id) query = query.where('id', '=', about.id);
	await query.execute();
}

/** Notices for which no mail went out yet, with the address to send to. */
export async function listUnmailed(tx: Tx, most: number): Promise<UnmailedNotice[]> {
	const rows = await tx.db
		.selectFrom('notice as n')
		.leftJoin('person as p', (join) =>
			join.onRef('p.regionId', '=', 'n.regionId').onRef('p.id', '=', 'n.personId'),
		)
		.leftJoin('addressee as a', (join) =>
			join.onRef('a.regionId', '=', 'n.regionId').onRef('a.id', '=', 'n.addresseeId'),
		)
		.select([...told, 'p.locale'])
		.select((eb) => [
			eb.fn.coalesce('p.email', 'a.email').as('email'),
			eb.fn.coalesce('p.name', 'a.name').as('name'),
		])
		.where('n.regionId', '=', tx.actor.regionId)
		.where('n.mailedAt', 'is', null)
		.where('n.mailFailed', 'is', null)
		.orderBy('n.madeOn')
		.limit(most)
		.execute();
	return rows as UnmailedNotice[];
}

export async function markMailed(tx: Tx, id: string, failed: string | null): Promise<void> {
	await tx.db
		.updateTable('notice')
		.set(failed === null ? { mailedAt: sql`now()` } : { mailFailed: failed.slice(0, 200) })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** People who must hear of something sent to an addressee: who leads the group, its secretary, the bearer. */
export async function peopleOfAddressee(tx: Tx, addresseeId: string): Promise<string[]> {
	const { rows } = await sql<{ personId: string }>`
		select distinct who.person_id from addressee a
		cross join lateral (
			select m.person_id from membership m where a.kind = 'circle' and m.region_id = a.region_id
				and m.circle_id = a.circle_id and m.ended_on is null and m.role in ('chairperson', 'processGuide')
			union select r.person_id from region_role r
				where a.kind = 'coordinator' and r.region_id = a.region_id and r.role = 'coordinator'
			union select a.secretary_id where a.secretary_id is not null
			union select a.bearer_id where a.bearer_id is not null
		) who
		where a.region_id = ${tx.actor.regionId} and a.id = ${addresseeId}`.execute(tx.db);
	return rows.map((row) => row.personId);
}

/** Everyone who coordinates the region. */
export async function coordinators(tx: Tx): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('regionRole')
		.select('personId')
		.where('regionId', '=', tx.actor.regionId)
		.where('role', '=', 'coordinator')
		.execute();
	return rows.map((row) => row.personId);
}

/** Everyone who is in a group now. */
export async function membersOf(tx: Tx, circleId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('membership')
		.select('personId')
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', '=', circleId)
		.where('endedOn', 'is', null)
		.execute();
	return rows.map((row) => row.personId);
}
