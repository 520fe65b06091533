import type { HolidayRules } from '#features/mandate/index.ts';
import { findCircle, openText, recordAudit } from '#features/people/index.server.ts';
import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { type DraftBody, draftBody, draftFaults } from './draft.ts';
import { changeDraft, type DraftRow, findDraft } from './draft-store.server.ts';
import { hasBlocking, hasMarks, lookAtGate } from './gate.ts';
import type { GateLists } from './gate-lists.ts';
import { addOrigin, findSignalOfDraft } from './origin-store.server.ts';
import { whoAnswers } from './promise.server.ts';
import { RELEASE_DAYS } from './signal.ts';
import { gateNotPassed, mandateChanged } from './signal-refusals.ts';
import {
	addSignal,
	appendEvent,
	changeSignalText,
	findSignal,
	lockSignal,
	setSignalState,
} from './signal-store.server.ts';

export type SendInput = {
	readonly draftId: string;
	/** Id of the signal to be; made when the preview was shown, so that a double click sends once. */
	readonly signalId: string;
	/** The version of the text that the preview showed. */
	readonly version: number;
	/** The mandate that the preview promised an answer by; null when it showed the tray. */
	readonly mandateId: string | null;
	/** "I looked at every mark: nobody can be recognised." Needed when the gate marked anything. */
	readonly looked: boolean;
	/** "People who decide on young people may read this." */
	readonly knowsReaders: boolean;
	readonly language: 'nl' | 'en';
};

/** The content that sending looks at: the lists of the gate and the holidays that move a term. */
export type SendRules = { readonly gate: GateLists; readonly holidays: HolidayRules };

/**
 * Sends a checked draft: a new signal without any column that points back, and the link that only its own group
 * can read. A returned signal that was rewritten keeps its id and its journey.
 * @returns the id of the signal; of the one sent before when the same draft is sent twice
 * @throws Refusal gate, mandate-changed, draft-incomplete, readers-unknown, draft-changed, not-found
 */
export async function sendSignal(tx: Tx, input: SendInput, rules: SendRules): Promise<string> {
	const draft = await findDraft(tx, input.draftId, true);
	if (!draft) throw notFound();
	const before = await findSignalOfDraft(tx, draft.id);
	if (draft.state === 'sent' && before) return before;
	const body = await passGate(tx, draft, input, rules.gate);
	const promised = await whoAnswers(tx, body, addDays(tx.actor.today, RELEASE_DAYS), rules.holidays);
	if (promised.mandateId !== input.mandateId) throw mandateChanged();
	const text = {
		direction: body.direction,
		statement: body.statement,
		facts: body.facts.filter((fact) => fact !== ''),
		wouldHelp: body.wouldHelp,
		ownSentence: body.ownSentence === '' ? null : body.ownSentence,
		level: body.level,
		topicId: body.topicId,
		ruleId: body.ruleId,
		addresseeId: body.addresseeId,
		support: body.support,
	};
	const releaseBy = addDays(tx.actor.today, RELEASE_DAYS);
	const again = before ? await lockSignal(tx, before) : undefined;
	const signalId = again?.id ?? input.signalId;
	if (again) {
		if (again.state !== 'returned' && again.state !== 'checked') throw gateNotPassed();
		await changeSignalText(tx, signalId, text, releaseBy);
		await setSignalState(tx, signalId, 'sent');
		await appendEvent(tx, {
			signalId,
			what: 'checked',
			from: 'returned',
			to: 'checked',
			side: 'senders',
			circleId: draft.circleId,
		});
		await appendEvent(tx, {
			signalId,
			what: 'sent',
			from: 'checked',
			to: 'sent',
			side: 'senders',
			circleId: draft.circleId,
		});
	} else {
		if (await findSignal(tx, signalId)) throw notFound();
		// The policy shows a signal to its senders through the link, so the link follows in the same transaction.
		await addSignal(tx, signalId, text, input.language, releaseBy);
		await addOrigin(tx, signalId, draft.circleId, draft.id);
		await appendEvent(tx, {
			signalId,
			what: 'sent',
			from: 'checked',
			to: 'sent',
			side: 'senders',
			circleId: draft.circleId,
		});
	}
	await changeDraft(tx, draft.id, { state: 'sent' });
	await recordAudit(tx, 'send-signal', draft.id, draft.circleId);
	return signalId;
}

async function passGate(tx: Tx, draft: DraftRow, input: SendInput, lists: GateLists): Promise<DraftBody> {
	const opened = await openText(tx, draft.circleId, `signal_draft.body/${draft.id}`, draft.body);
	const body = draftBody.parse(JSON.parse(opened));
	if (draft.version !== input.version) {
		throw new Refusal('draft-changed', {
			nl: 'Iemand veranderde de tekst na jouw voorvertoning. Kijk de nieuwe tekst na en verstuur dan.',
			en: 'Someone changed the text after your preview. Look at the new text and then send.',
		});
	}
	const circle = await findCircle(tx, draft.circleId);
	if (draftFaults(body, circle?.kind === 'table').length > 0) {
		throw new Refusal('draft-incomplete', {
			nl: 'Er ontbreekt nog iets: één zin, minstens één feit, en bij een traject of het gezin het weet.',
			en: 'Something is missing: one sentence, at least one fact, and with a trajectory whether the family knows.',
		});
	}
	const looked = lookAtGate(body, lists);
	if (hasBlocking(looked) || (hasMarks(looked) && !input.looked)) throw gateNotPassed();
	if (!input.knowsReaders) {
		throw new Refusal('readers-unknown', {
			nl: 'Bevestig dat je weet wie dit kan lezen. Daarna kan je versturen.',
			en: 'Confirm that you know who may read this. Then you can send.',
		});
	}
	if (draft.secondReaderId && !draft.secondReadOn) {
		throw new Refusal('second-reading', {
			nl: 'Je vroeg een tweede paar ogen. Wacht tot die persoon keek, of haal de vraag weg.',
			en: 'You asked for a second pair of eyes. Wait until that person has looked, or take the question back.',
		});
	}
	return body;
}
