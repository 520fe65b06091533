import { findCircle, recordAudit } from '#features/people/index.server.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { insertAddressee, updateAddressee } from './addressee-store.server.ts';
import { listContacts } from './contacts.server.ts';
import { isHolder } from './holder.ts';
import { type Addressee, type AddresseeKind, addressableKinds, usuallyReceives } from './mandate.ts';
import type { AddresseeChange, AddresseeInput } from './mandate-input.ts';
import { refuse } from './mandate-refusals.ts';
import { findAddressee, listAddressees } from './mandate-store.server.ts';
import { readDays } from './meeting-dates.ts';
import { coordinatorActs, whoActs } from './who-acts.server.ts';

/**
 * Adds a group, the coordinator or a body outside Lus as addressee. The same id twice is one addressee.
 * Refuses: not the coordinator; a table, pair or notebook; a group that is on the list; a body without bearer or
 * name; dates that cannot be read.
 */
export async function addAddressee(tx: Tx, input: AddresseeInput): Promise<void> {
	await coordinatorActs(tx);
	if (await findAddressee(tx, input.id)) return;
	const circle = input.kind === 'circle' ? await addressableCircle(tx, input.circleId) : undefined;
	const name = circle ? circle.name : input.name;
	if (name.length < 2) throw refuse.nameIt();
	const added = await insertAddressee(tx, {
		id: input.id,
		kind: input.kind,
		name,
		circleId: circle?.id ?? null,
		receives: receivedBy(input, circle?.kind ?? null),
		meetingDates: daysFrom(input.meetingDates),
		...(await contacts(tx, input.kind, input)),
	});
	if (!added && !(await findAddressee(tx, input.id))) throw refuse.addresseeExists();
	if (added) await recordAudit(tx, 'add-addressee', input.id, circle?.id ?? null);
}

/** The coordinator gets every single signal that no one nearer takes; of others the choice, or what is usual. */
function receivedBy({ kind, receives }: AddresseeInput, circleKind: CircleKind | null) {
	const usual = usuallyReceives(kind, circleKind);
	return kind === 'coordinator' ? usual : (receives ?? usual);
}

/** Changes name, contacts and what an addressee receives. Its kind and its group stay. */
export async function changeAddressee(tx: Tx, input: AddresseeChange): Promise<void> {
	await coordinatorActs(tx);
	const addressee = await findAddressee(tx, input.id);
	if (!addressee) throw notFound();
	const { kind, circleId } = addressee;
	const name = kind === 'circle' ? addressee.name : input.name;
	if (name.length < 2) throw refuse.nameIt();
	const receives = kind === 'coordinator' ? 'signals' : input.receives;
	await updateAddressee(tx, input.id, { name, receives, ...(await contacts(tx, kind, input)) });
	await recordAudit(tx, 'change-addressee', input.id, circleId);
}

/** Notes the days on which a body meets: terms by meetings count on them. Its holder may, and the coordinator. */
export async function noteMeetingDates(tx: Tx, id: string, typed: string): Promise<void> {
	const addressee = await findAddressee(tx, id);
	if (!addressee) throw notFound();
	const who = await whoActs(tx);
	if (!who.roles.includes('coordinator') && !isHolder(addressee, who)) throw refuse.notHolder();
	await updateAddressee(tx, id, { meetingDates: daysFrom(typed) });
	await recordAudit(tx, 'note-meeting-dates', id, addressee.circleId);
}

/** Takes an addressee off the lists with its mandates, or puts it back. Nothing goes away. */
export async function endAddressee(tx: Tx, id: string, ended: boolean): Promise<void> {
	await coordinatorActs(tx);
	const addressee = await findAddressee(tx, id);
	if (!addressee) throw notFound();
	if (!ended && (await listAddressees(tx)).some((other) => standsInPlaceOf(other, addressee)))
		throw refuse.addresseeExists();
	await updateAddressee(tx, id, { endedOn: ended ? tx.actor.today : null });
	await recordAudit(tx, ended ? 'end-addressee' : 'resume-addressee', id, addressee.circleId);
}

function standsInPlaceOf(other: Addressee, addressee: Addressee): boolean {
	if (other.endedOn || other.id === addressee.id || other.kind !== addressee.kind) return false;
	return (
		addressee.kind === 'coordinator' || (addressee.kind === 'circle' && other.circleId === addressee.circleId)
	);
}

async function addressableCircle(tx: Tx, circleId: string | null) {
	const circle = circleId ? await findCircle(tx, circleId) : undefined;
	const kinds: readonly string[] = addressableKinds;
	if (!circle || circle.endedOn || !kinds.includes(circle.kind)) throw refuse.notAddressable();
	return { ...circle, kind: circle.kind as CircleKind };
}

/** A secretary belongs to a group, a bearer and an address to a body outside Lus; all people of this region. */
async function contacts(
	tx: Tx,
	kind: AddresseeKind,
	input: Pick<Addressee, 'email' | 'secretaryId' | 'bearerId'>,
): Promise<Pick<Addressee, 'email' | 'secretaryId' | 'bearerId'>> {
	const secretaryId = kind === 'circle' ? input.secretaryId : null;
	const bearerId = kind === 'outside' ? input.bearerId : null;
	if (kind === 'outside' && !bearerId) throw refuse.bearerNeeded();
	const known = new Set((await listContacts(tx)).map(({ id }) => id));
	for (const id of [secretaryId, bearerId]) if (id && !known.has(id)) throw notFound();
	return { secretaryId, bearerId, email: kind === 'outside' ? input.email : null };
}

function daysFrom(typed: string): Day[] {
	const { days, unread } = readDays(typed);
	if (unread.length > 0) throw refuse.unreadDates(unread);
	return days;
}
