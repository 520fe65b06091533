import type { Locale } from '#platform/locale.ts';

/** Names of values as people say them. */
const values: Readonly<Record<string, string>> = {
	string: 'een tekst',
	number: 'een getal',
	int: 'een heel getal',
	array: 'een lijst',
	object: 'een blok met velden',
	boolean: 'ja of nee (true of false)',
	undefined: 'niets',
	null: 'niets',
};
const sayValue = (name: string | undefined) => values[name ?? ''] ?? name ?? '';

/** What an activity of a phase cannot do without. */
const tools: Readonly<Record<string, string>> = {
	deck: 'kaarten waaruit je trekt, zoals "deck/think"',
	board: 'een hulpmiddel met een bord, zoals "instrument/swot"',
	guide: 'een hulpmiddel met vragen, zoals "instrument/korthagen-guide"',
	tree: 'een beslisboom, zoals "tree/which-level"',
};

type Says = (...found: string[]) => string;
/** What the check of content says, in Dutch. The first that fits counts. */
const inDutch: readonly [RegExp, Says][] = [
	[/^the file is empty$/, () => 'het bestand is leeg'],
	[/^this file repeats parts/, () => 'dit bestand herhaalt stukken met * en &. Schrijf ze uit'],
	[/^(".+") is not a key that belongs here$/, (name) => `${name} is geen veld dat hier hoort`],
	[/^(".+"|the file) is missing$/, (name) => `${name} ontbreekt`],
	[/^(".+") is empty$/, (name) => `${name} is leeg`],
	[
		/^this \w+ is missing in "(nl|en)"$/,
		(where) => `dit onderdeel ontbreekt in het ${where === 'nl' ? 'Nederlands' : 'Engels'} ("${where}")`,
	],
	[/^("\w+") is not among the languages/, (name) => `${name} staat niet bij de talen van dit pakket`],
	[
		/^(".+") is not the same in "nl"$/,
		(name) => `${name} is niet hetzelfde in "nl". Alleen teksten mogen verschillen`,
	],
	[
		/^(".+") is built in; give yours another id$/,
		(name) => `${name} hoort bij Lus zelf. Geef het jouwe een andere id`,
	],
	[/^(".+") is there twice$/, (name) => `${name} staat er twee keer`],
	[/^(".+") does not exist$/, (name) => `${name} bestaat niet`],
	[/^holds markup/, () => 'hier staat opmaak of code. Een tekst bestaat uit gewone woorden'],
	[/^is longer than 4,000 characters$/, () => 'is langer dan 4.000 tekens'],
	[/^must be lower-case words/, () => 'gebruik kleine letters en cijfers, met een koppelteken ertussen'],
	[
		/^must be a kind, a slash and an id/,
		() => 'schrijf een soort, een schuine streep en een id, zoals "method/kom"',
	],
	[/^must be 1 minute or more$/, () => 'geef 1 minuut of meer'],
	[/^must be whole minutes$/, () => 'geef hele minuten'],
	[/^has a "min" above its "max"$/, () => '"min" is groter dan "max"'],
	[/^(".+") is not one of the roles$/, (name) => `${name} is geen van de rollen`],
	[
		/^(".+") needs a (deck|board|guide|tree) in "uses"$/,
		(activity, tool) => `${activity} kan hier niet. Zet bij "uses" ${tools[tool ?? '']}`,
	],
	[/^a method is for two people/, () => 'een gespreksvorm is voor twee mensen of meer'],
	[
		/^a board of (\w+) has (\d) zones?$/,
		(shape, count) => `een bord met de vorm "${shape}" heeft ${count} ${count === '1' ? 'vak' : 'vakken'}`,
	],
	[/^every item has "client"/, () => 'elk onderdeel heeft "client", of geen enkel'],
	[/^has other points than the scale$/, () => 'heeft andere punten dan de schaal'],
	[
		/^clients are asked/,
		() => 'er zijn vragen voor jongeren of ouders, maar de woorden voor de punten ontbreken ("clientPoints")',
	],
	[/^(".+") is also a question$/, (name) => `${name} is ook een vraag`],
	[/^(".+") is neither a question nor an advice$/, (name) => `${name} is geen vraag en geen raad`],
	[/^(".+") is not a question$/, (name) => `${name} is geen vraag`],
	[/^no answer leads to (".+")$/, (name) => `geen enkel antwoord leidt naar ${name}`],
	[/^the questions go round in a circle$/, () => 'de vragen draaien in een cirkel'],
	[/^needs "text" or "items"$/, () => 'geef "text" of "items"'],
	[/^holds more than (\d+) entries$/, (count) => `er staan meer dan ${count} onderdelen in`],
	[/^Invalid option: expected one of (.+)$/, (all) => `kies een van deze: ${all.replaceAll('|', ', ')}`],
	[
		/^Invalid input: expected (\w+)(?:, received (\w+))?/,
		(wanted, got) => `hier hoort ${sayValue(wanted)}${got ? `, en er staat ${sayValue(got)}` : ''}`,
	],
	[/^Invalid input: expected (.+)$/, (wanted) => `hier hoort ${wanted}`],
	[/^Map keys must be unique$/, () => 'dit veld staat er twee keer'],
	[/^Too small/, () => 'dit is te weinig of te kort'],
	[/^Too big/, () => 'dit is te veel of te lang'],
];

/** How a pack begins. */
const FIRST_LINE = 'lus-pack: 1';

/** A file that is something else altogether. */
const noPack: Readonly<Record<Locale, string>> = {
	nl: `dit is geen pakket. Een pakket is een bestand met velden, en begint met "${FIRST_LINE}".`,
	en: `this is no pack. A pack is a file with fields, and begins with "${FIRST_LINE}".`,
};

/**
 * One fault of a pack as a sentence for people.
 * @param message as the check of content says it: in English, perhaps with the name of a field before it
 */
export function sayFault(message: string, locale: Locale): string {
	if (message.startsWith('the file: ')) return noPack[locale];
	if (locale === 'en') return message;
	const bare = message.replace(/\.$/, '');
	const named = /^("[^"]+"): (.+)$/s.exec(bare);
	const [field, what] = named ? [named[1], named[2] ?? ''] : [undefined, bare];
	for (const [pattern, says] of inDutch) {
		const found = pattern.exec(what);
		if (found) return `${field ? `${field}: ` : ''}${says(...found.slice(1))}.`;
	}
	if (field) return `${field} klopt niet: ${what}.`;
	// What reads YAML speaks English only, and says little to who never wrote any.
	return 'hier klopt de opmaak van het bestand niet. Kijk naar het inspringen, de haakjes en de aanhalingstekens.';
}
