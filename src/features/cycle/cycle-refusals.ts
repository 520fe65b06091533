import { Refusal } from '#platform/refusal.ts';
import { FIELD_LIMIT } from './cycle.ts';

/** On the table of a trajectory every reflection opens with this question. */
export function familyNotAsked(): Refusal {
	return new Refusal('family-knows-missing', {
		nl: 'Zeg eerst of de jongere en de ouders dit weten. Weten ze het niet of niet helemaal? Schrijf dan waarom.',
		en: 'First say whether the young person and the parents know about this. Not, or not fully? Then write why.',
	});
}

export function closedCycle(): Refusal {
	return new Refusal('cycle-closed', {
		nl: 'Deze reflectie is afgesloten. Open ze weer, of neem ze opnieuw op. Wat je typte, staat er nog.',
		en: 'This reflection is closed. Open it again, or take it up again. What you typed is still there.',
	});
}

export function textTooLong(length: number): Refusal {
	const number = (locale: string, value: number) => new Intl.NumberFormat(locale).format(value);
	return new Refusal(
		'text-too-long',
		{
			nl: `Deze tekst telt ${number('nl-BE', length)} tekens, en er is plaats voor ${number('nl-BE', FIELD_LIMIT)}. Verdeel hem over twee velden. Wat je typte, staat er nog.`,
			en: `This text has ${number('en-GB', length)} characters, and there is room for ${number('en-GB', FIELD_LIMIT)}. Spread it over two fields. What you typed is still there.`,
		},
		400,
	);
}

export function wrongPiece(): Refusal {
	return new Refusal(
		'piece-not-known',
		{
			nl: 'Dit stuk hoort niet bij deze stap. Laad de pagina opnieuw en probeer nog eens.',
			en: 'This piece does not belong to this step. Load the page again and retry.',
		},
		400,
	);
}
