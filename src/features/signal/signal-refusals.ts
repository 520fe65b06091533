import { Refusal } from '#platform/refusal.ts';
import type { SignalState } from './signal.ts';

/** The one refusal for a move that does not exist, or no longer. */
export function cannotMove(from: SignalState, to: SignalState): Refusal {
	return new Refusal(`signal-cannot-move:${from}:${to}`, {
		nl: 'Dit kan niet (meer) op dit punt van de reis. Laad de pagina opnieuw: misschien deed iemand intussen al iets.',
		en: 'This is not possible (any more) at this point of the journey. Reload the page: someone may have acted meanwhile.',
	});
}

export function notForYouToAct(): Refusal {
	return new Refusal(
		'not-yours',
		{
			nl: 'Dit is aan een ander. Op de reis van het signaal zie je wie nu aan zet is.',
			en: 'This is for someone else to do. The journey of the signal shows whose turn it is.',
		},
		409,
	);
}

export function gateNotPassed(): Refusal {
	return new Refusal('gate', {
		nl: 'Er staat nog iets herkenbaars in. Schrijf de gemarkeerde woorden anders en kijk dan opnieuw.',
		en: 'There is still something recognisable in it. Rewrite the marked words and check again.',
	});
}

export function mandateChanged(): Refusal {
	return new Refusal('mandate-changed', {
		nl: 'Intussen veranderde wie dit aannam. Kijk hieronder wie nu antwoordt en tegen wanneer, en verstuur dan opnieuw. Je tekst staat er nog.',
		en: 'Meanwhile it changed who took this on. Look below who answers now and by when, and then send again. Your text is still here.',
	});
}

export function draftChanged(): Refusal {
	return new Refusal('draft-changed', {
		nl: 'Iemand van je groep veranderde deze tekst intussen. Allebei de teksten staan hieronder: voeg ze samen.',
		en: 'Someone in your group changed this text meanwhile. Both texts are below: bring them together.',
	});
}
