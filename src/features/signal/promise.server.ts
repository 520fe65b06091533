import { listAddressees, listMandates } from '#features/mandate/index.server.ts';
import {
	type Addressee,
	acceptedMandateFor,
	dueDay,
	type HolidayRules,
	type Level,
	type Mandate,
	proposeAddressee,
} from '#features/mandate/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';

/** Who answers and by when; without an accepted mandate there is no date, and the page says so. */
export type AnswerPromise = {
	readonly addresseeId: string | null;
	readonly addresseeName: string | null;
	readonly mandateId: string | null;
	readonly dueOn: Day | null;
	readonly basis: 'days' | 'meetings' | 'fallback' | null;
	/** chosen: the senders picked this one themselves. The others: see `proposeAddressee`. */
	readonly reason: 'chosen' | 'decides' | 'holdsMandate' | 'regionDecides' | 'nobodyAccepted' | 'noTopic';
};

type Wanted = { readonly topicId: string | null; readonly level: Level; readonly addresseeId: string | null };

/** The promise for a signal that is delivered on `day`, by the mandates as they stand in this transaction. */
export async function whoAnswers(
	tx: Tx,
	wanted: Wanted,
	day: Day,
	holidays: HolidayRules,
): Promise<AnswerPromise> {
	return promiseFor(wanted, day, await listAddressees(tx), await listMandates(tx), holidays);
}

/** The same on plain values. A chosen addressee that receives themes only is passed over: the proposal holds. */
export function promiseFor(
	wanted: Wanted,
	day: Day,
	addressees: readonly Addressee[],
	mandates: readonly Mandate[],
	holidays: HolidayRules,
): AnswerPromise {
	const chosen = addressees.find(
		(one) =>
			one.id === wanted.addresseeId &&
			one.endedOn === null &&
			(one.receives === 'signals' || one.kind === 'coordinator'),
	);
	if (chosen) {
		const mandate = acceptedMandateFor(chosen.id, wanted.topicId, mandates);
		return withTerm(chosen, mandate, 'chosen', day, holidays);
	}
	const proposal = proposeAddressee(wanted.topicId, wanted.level, addressees, mandates);
	const addressee = addressees.find((one) => one.id === proposal.addresseeId);
	const mandate = mandates.find((one) => one.id === proposal.mandateId);
	return withTerm(addressee, mandate, proposal.reason, day, holidays);
}

/** The term of a mandate from the day of delivery on; none without a mandate. */
export function withTerm(
	addressee: Addressee | undefined,
	mandate: Mandate | undefined,
	reason: AnswerPromise['reason'],
	day: Day,
	holidays: HolidayRules,
): AnswerPromise {
	const due = addressee && mandate && dueDay(day, mandate.term, addressee.meetingDates, holidays);
	return {
		addresseeId: addressee?.id ?? null,
		addresseeName: addressee?.name ?? null,
		mandateId: mandate?.id ?? null,
		dueOn: due?.dueOn ?? null,
		basis: due?.basis ?? null,
		reason,
	};
}
