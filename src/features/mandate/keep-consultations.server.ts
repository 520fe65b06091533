import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	type Consultation,
	deleteConsultation,
	insertConsultation,
	listConsultations,
	updateConsultation,
} from './consultation-store.server.ts';
import type { ConsultationInput } from './mandate-input.ts';
import { findAddressee } from './mandate-store.server.ts';
import { coordinatorActs } from './who-acts.server.ts';

/** Adds an existing consultation to the overview, or changes it when the id is there already. */
export async function keepConsultation(tx: Tx, input: ConsultationInput): Promise<void> {
	await coordinatorActs(tx);
	if (input.addresseeId && !(await findAddressee(tx, input.addresseeId))) throw notFound();
	if (!(await updateConsultation(tx, input))) await insertConsultation(tx, input);
}

/** Takes a consultation out of the overview and gives what stood there, so that it can be put back. */
export async function removeConsultation(tx: Tx, id: string): Promise<Consultation> {
	await coordinatorActs(tx);
	const consultation = (await listConsultations(tx)).find((one) => one.id === id);
	if (!consultation) throw notFound();
	await deleteConsultation(tx, id);
	return consultation;
}
