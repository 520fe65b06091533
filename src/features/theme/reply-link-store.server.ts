import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';

export type ReplyLink = {
	readonly id: string;
	readonly addresseeId: string;
	readonly signalId: string | null;
	readonly themeId: string | null;
	readonly expiresOn: Day;
	readonly revokedOn: Day | null;
};

const columns = ['id', 'addresseeId', 'signalId', 'themeId', 'expiresOn', 'revokedOn'] as const;

export async function addReplyLink(
	tx: Tx,
	link: { id: string; addresseeId: string; themeId: string; tokenHash: Buffer; expiresOn: Day },
): Promise<void> {
	const { regionId, personId = null } = tx.actor;
	await tx.db
		.insertInto('replyLink')
		.values({ regionId, ...link, madeBy: personId })
		.execute();
}

export async function listReplyLinks(tx: Tx, themeId: string): Promise<ReplyLink[]> {
	return await tx.db
		.selectFrom('replyLink')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('themeId', '=', themeId)
		.orderBy('expiresOn', 'desc')
		.execute();
}

export async function revokeReplyLink(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('replyLink')
		.set({ revokedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** The link of the guest who acts with it. */
export async function findOwnReplyLink(tx: Tx): Promise<ReplyLink | undefined> {
	return await tx.db
		.selectFrom('replyLink')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', tx.actor.replyId ?? '')
		.where('revokedOn', 'is', null)
		.executeTakeFirst();
}

/** Which link a code belongs to, before any context exists. */
export async function findLinkOfToken(
	tx: Tx,
	hash: Buffer,
): Promise<{ regionId: number; id: string } | undefined> {
	const { rows } = await sql<{
		regionId: number;
		id: string;
	}>`select * from reply_link_of_token(${hash})`.execute(tx.db);
	return rows[0];
}
