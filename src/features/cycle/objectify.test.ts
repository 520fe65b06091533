import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadObjectify } from './load-objectify.server.ts';
import { hintsOf, markText } from './objectify.ts';

const lists = loadObjectify(resolve(import.meta.dirname, '../../../content'));

/** One sentence a line; behind each bar what is expected, as `kind: marked words`. No bar: nothing is pointed at. */
const dutch = `
Ze komt nooit naar het overleg. | absolute: nooit
NOOIT belt hij terug. | absolute: NOOIT
Nóóit is hij op tijd. | absolute: Nóóit
De vader reageert altijd agressief als we bellen. | absolute: altijd | label: agressief
Iedereen is tegen dit gezin. | absolute: Iedereen
Niemand wist wie wat opnam. | absolute: Niemand
Er lukt niets meer op school. | absolute: niets
Alles loopt mis in de ochtend. | absolute: Alles
Elke keer opnieuw begint hij te roepen. | absolute: Elke keer opnieuw
Heel de tijd zit ze op haar gsm. | absolute: Heel de tijd
Hij kijkt constant naar de deur. | absolute: constant
Ze werkt totaal niet aan haar doelen. | absolute: totaal niet
Geen enkele dienst belde terug. | absolute: Geen enkele dienst
’s Avonds is hij altijd moe. | absolute: altijd
‘s Avonds is hij altijd moe. | absolute: altijd
Het is een moeilijk kind. | label: moeilijk kind
Moeder is manipulatief. | label: manipulatief
Hij is gewoon lui. | label: lui
Ze is een echte borderliner. | label: borderliner
Er is weerstand bij de vader. | label: weerstand
Deze jongere is niet begeleidbaar. | label: niet begeleidbaar
Een zorgmijder, staat er in het dossier. | label: zorgmijder
Hij is ongemotiveerd en onwillig. | label: ongemotiveerd | label: onwillig
Het is een echt probleemgezin. | label: probleemgezin
Hij is een aandachtszoeker. | label: aandachtszoeker
Zij doet moeilijk over de afspraken. | label: doet moeilijk
Hij kwam vaak te laat. | vagueQuantity: vaak
Ze belde een paar keer naar de dienst. | vagueQuantity: een paar keer
Soms slaapt hij in de zetel. | vagueQuantity: Soms
We wachten al lang op een plaats. | vagueQuantity: al lang
Binnenkort is er een gesprek. | vagueQuantity: Binnenkort
We doen dit zo snel mogelijk. | vagueQuantity: zo snel mogelijk
Een tijdje geleden liep hij weg. | vagueQuantity: Een tijdje geleden
Hij is bijna nooit thuis. | vagueQuantity: bijna nooit
Regelmatig zijn er ruzies, vooral met zijn broer. | vagueQuantity: Regelmatig
Het is de schuld van de school. | blame: de schuld van
Het is zijn eigen schuld dat hij daar zit. | blame: zijn eigen schuld
De school had dat moeten melden. | blame: had dat moeten
Ze weigert elke hulp. | blame: weigert
Zij laten ons in de steek. | blame: laten ons in de steek
Het is nu aan hen. | blame: Het is nu aan hen
Door hun fout staat hij op straat. | blame: Door hun fout
De ouders luisteren niet naar de school. | blame: luisteren niet
Hij wil niet naar school. | mindReading: wil niet
Moeder denkt dat het niemand kan schelen wie er komt. | mindReading: denkt dat | absolute: niemand
Het kan hem niet schelen. | mindReading: kan hem niet schelen
Hij doet het expres om aandacht te krijgen. | mindReading: doet het expres | mindReading: om aandacht te krijgen
Vader voelt zich aangevallen. | mindReading: voelt zich
Ze hebben geen zin in een gesprek. | mindReading: hebben geen zin
Papa trekt zich er niets van aan. | mindReading: trekt zich er niets van aan
Wat als het zaterdag misloopt? | worrying: Wat als
Had ik maar gebeld. | worrying: Had ik maar
Ik had dat moeten zien. | worrying: Ik had dat moeten
Het is mijn schuld dat hij wegliep. | worrying: Het is mijn schuld
Ik blijf maar malen over dat gesprek. | worrying: blijf maar malen
Het zal wel weer mislopen. | worrying: zal wel weer mislopen
Ik kan het niet loslaten. | worrying: Ik kan het niet loslaten
Ik lig er al twee nachten van wakker. | worrying: Ik lig er al twee nachten van wakker

Je bent altijd welkom op de groep.
Je kan altijd bellen.
Hij woont nog altijd bij zijn tante.
Hij was nooit eerder op kamp geweest.
Zoals altijd at hij twee boterhammen.
Ooit woonde ze in Diksmuide.
Niettemin belde ze terug.
Iemand van de school belde om 14 uur.
Iedereen rond de tafel kreeg het woord.
Er was niemand thuis toen we aanbelden.
Nog niemand nam dit aan.
Alles in orde, schreef de dokter.
Moeder zei niets en keek naar haar handen.
De laatste drie keer was hij op tijd.
Bij de laatste drie wissels was er geen gesprek met oud en nieuw samen.
Hij belde elke dag om 18 uur.
Alle drie de kinderen waren erbij.
Niet iedereen kreeg de uitnodiging.
Hij kwam vaak te laat: vijf keer in mei.
Hij werd vaak boos (vijf keer in mei).
Hij loopt regelmatig weg, drie keer sinds maart.
Nooit: 0 van de 6 afspraken gingen door.
Drie uur lang zat hij in zijn kamer.
Hoe vaak belde ze?
Mevrouw Snel belde om 9 uur.
We gingen bij Constant thuis langs.
Constant belde om tien uur.
Jan de Lange kwam mee.
Die lui van de overkant keken toe.
De leefgroep heeft een agressieprotocol.
Na het agressie-incident was er opvang voor het team.
De psychiater stelde in 2023 de diagnose borderline.
Mama zei: “Ik kom nooit meer naar hier.”
Mama zei: "Jullie zijn altijd te laat en lui!"
Hij riep: ‘Jullie luisteren nooit!’
Hij zei: ik kom nooit meer terug. Daarna nam hij zijn jas.
Ze schreef letterlijk: alles is jullie schuld.
Hij riep “nooit meer
Het woord ‘agressief’ stond drie keer in het verslag.
Ik ben boos.
Ik voel me machteloos.
Ik was zelf te koppig in dat gesprek.
Ik schaam me als ik weer moet zeggen dat er iemand anders komt.
Ik wil dat niet nog eens meemaken.
We willen hem niet kwijt.
Hij zei dat hij niet naar school wil.
Wil hij niet, of kan hij niet?
Misschien voelt moeder zich alleen.
Volgens de juf voelt hij zich goed in de klas.
Wij denken dat hij tijd nodig heeft.
Ze mag een gesprek weigeren.
Hij laat zijn beker vallen.
Hij heeft faalangst.
Het glas viel per ongeluk.
We hadden een uur moeten wachten.
Wat als eerste stap kan: bellen naar de school.
Op 3 mei sloeg hij twee keer met zijn vuist op tafel.
De leerkracht zag hem huilen op de speelplaats.
Vader stond om tien uur aan de deur en vroeg naar zijn zoon.
Het gezin wacht veertien maanden op een plaats voor thuisbegeleiding.
Een vertrouwenspersoon hielp de jongen om zijn mening te zeggen.
Haar zus is twaalf en woont thuis.
Hij kwam niet naar de afspraak van dinsdag.
`;

const english = `
She never comes to the meeting. | absolute: never
NEVER does he ring back. | absolute: NEVER
The father always reacts aggressively when we ring. | absolute: always | label: aggressively
Everyone is against this family. | absolute: Everyone
Nobody knew who did what. | absolute: Nobody
Nothing works at school. | absolute: Nothing
Everything goes wrong in the morning. | absolute: Everything
He looks at his phone constantly. | absolute: constantly
She is on her phone all the time. | absolute: all the time
It happens over and over again. | absolute: over and over again
It is the same everywhere. | absolute: everywhere
It was completely pointless. | absolute: completely pointless
He is a difficult child. | label: difficult child
The mother is manipulative. | label: manipulative
He is just lazy. | label: lazy
She is a borderliner. | label: borderliner
There is resistance from the father. | label: resistance
He is unmotivated and unwilling. | label: unmotivated | label: unwilling
They are a problem family. | label: problem family
He is an attention-seeker. | label: attention-seeker
She is a bad mother. | label: bad mother
A lost cause, it says in the file. | label: lost cause
He often came late. | vagueQuantity: often
She rang a few times. | vagueQuantity: a few times
Sometimes he sleeps on the sofa. | vagueQuantity: Sometimes
We have been waiting for a long time. | vagueQuantity: for a long time
Soon there will be a talk. | vagueQuantity: Soon
We do this as soon as possible. | vagueQuantity: as soon as possible
A few weeks ago he ran away. | vagueQuantity: A few weeks ago
He is almost never at home. | vagueQuantity: almost never
There are a lot of rows. | vagueQuantity: a lot of
Several services are involved. | vagueQuantity: Several
Recently he stopped eating with us. | vagueQuantity: Recently
It is his own fault that he is there. | blame: his own fault
It was the fault of the school. | blame: the fault of
The school should have reported that. | blame: should have
She refuses all help. | blame: refuses
They let us down. | blame: let us down
It is now up to them. | blame: It is now up to them
They blame it on us. | blame: blame it on
The parents don’t listen to the school. | blame: don’t listen
He won't cooperate. | blame: won't cooperate
Father makes no effort. | blame: makes no effort
The service failed to ring. | blame: failed to
He doesn't want to go to school. | mindReading: doesn't want
The father thinks that we are angry. | mindReading: thinks that we
He couldn’t care less. | mindReading: couldn’t care less
He does it on purpose to get attention. | mindReading: does it on purpose | mindReading: to get attention
The mother feels rejected. | mindReading: mother feels
They have no interest in a talk. | mindReading: have no interest
She is playing games with us. | mindReading: playing games with
What if it goes wrong on Saturday? | worrying: What if
If only I had called. | worrying: If only I
I should have seen it. | worrying: I should have
It is my fault that he ran away. | worrying: It is my fault
I keep worrying about that talk. | worrying: I keep worrying
It will go wrong again. | worrying: will go wrong again
I can’t let it go. | worrying: I can’t let it go
I lie awake because of this. | worrying: I lie awake

You are always welcome in the group.
You can always ring us.
Never mind, we try again on Monday.
He had never before been to camp.
Nevertheless she rang back.
It is a never-ending story for them.
Someone from the school rang at two o'clock.
Everyone around the table got a turn.
Nobody was home when we rang the bell.
Nobody took this on yet.
Not everyone got the invitation.
Everything went well on Monday.
Mother said nothing and looked at her hands.
Every time he came home, he put his shoes away.
The last three times he was on time.
He called every day at 6 pm.
All three children were there.
He was often late: five times in May.
He often shouts (five times in May).
He regularly runs away, three times since March.
Never: 0 of the 6 visits went ahead.
He waited two hours.
How often did she ring?
The table is three metres long.
We visited Mrs Constant at home.
We met Soon, his uncle, on Friday.
The unit has an aggression protocol.
After the aggression-related training there was a talk.
The psychiatrist made the diagnosis borderline in 2023.
Mum said: “I am never coming back here.”
Mum said: "You are always late and lazy!"
He shouted: ‘You never listen!’
He said: I am never coming back. Then he took his coat.
She wrote literally: everything is your fault.
He shouted “never again
The word ‘aggressive’ stood three times in the report.
The parents’ house is small.
I am angry.
I feel powerless.
I was too stubborn in that talk.
I'm ashamed when I must say that someone else is coming.
I don't want that to happen again.
He says that he doesn't want to go to school.
Doesn't he want to, or can't he?
Perhaps the mother feels alone.
According to the teacher he feels at home in class.
We think that he needs time.
I wonder if she feels lonely.
She may refuse a talk.
He let his cup fall.
The glass fell by accident.
Many thanks for your help.
On 3 May he hit the table twice with his fist.
The teacher saw him cry in the playground.
Father stood at the door at ten and asked for his son.
The family has waited fourteen months for a place.
A confidant helped the boy to give his view.
Her sister is twelve and lives at home.
He did not come on Tuesday.
Frank was there.
`;

const rows = (table: string) =>
	table
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => {
			const [sentence = '', ...expected] = line.split(' | ');
			return { sentence, expected };
		});

const found = (sentence: string, language: 'nl' | 'en') =>
	markText(sentence, lists[language]).map((mark) => `${mark.kind}: ${mark.text}`);

describe('what is pointed at', () => {
	test.each(rows(dutch))('nl: $sentence', ({ sentence, expected }) => {
		expect(found(sentence, 'nl')).toEqual(expected);
	});

	test.each(rows(english))('en: $sentence', ({ sentence, expected }) => {
		expect(found(sentence, 'en')).toEqual(expected);
	});
});

describe('a mark', () => {
	test('says where it stands, asks one question and shows how it could be said', () => {
		const [mark] = markText('🙂 Ze komt nooit.', lists.nl);
		expect(mark).toEqual({
			start: 11,
			end: 16,
			kind: 'absolute',
			text: 'nooit',
			question: 'Hoe vaak is het gebeurd? Wanneer niet?',
			example: 'Ze was er twee van de laatste drie keer niet.',
		});
	});

	test('is found again in a letter that a phone wrote as two characters', () => {
		expect(found('No\u0301o\u0301it belt hij.', 'nl')).toEqual(['absolute: No\u0301o\u0301it']);
	});

	test('stays the same when a page has sent the lists to the browser', () => {
		const sent = JSON.parse(JSON.stringify(lists.en));
		const text = 'He never listens. What if he refuses? They are always so rude.';
		expect(markText(text, sent)).toEqual(markText(text, lists.en));
	});
});

describe('hints', () => {
	test('there are none without marks', () => {
		expect(hintsOf([])).toEqual([]);
	});

	test('words with the same question are taken together, each once', () => {
		const hints = hintsOf(markText('Altijd te laat, altijd agressief, nooit een woord.', lists.nl));
		expect(hints.map(({ words }) => words)).toEqual([['Altijd', 'nooit'], ['agressief']]);
	});
});

/** Random text in which words of the lists, quotation marks and stray characters meet. */
const anyText = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'binary', maxLength: 8 }),
			fc.constantFrom(
				'nooit',
				'altijd',
				'wil niet',
				'ik',
				'Had ik maar',
				'never',
				'what if',
				'zei:',
				'lui',
				'drie',
			),
			fc.constantFrom(' ', '\n', '. ', ', ', '“', '”', '"', '‘', '’', "'", '-', '(', '\u0301', '\ud83d', 'İ'),
		),
		{ maxLength: 40 },
	)
	.map((parts) => parts.join(''));

test.each(['nl', 'en'] as const)(
	'in any text the marks lie inside it, in order and apart (%s)',
	(language) => {
		fc.assert(
			fc.property(anyText, (text) => {
				let previousEnd = 0;
				for (const mark of markText(text, lists[language])) {
					expect(mark.start).toBeGreaterThanOrEqual(previousEnd);
					expect(mark.end).toBeGreaterThan(mark.start);
					expect(text.slice(mark.start, mark.end)).toBe(mark.text);
					previousEnd = mark.end;
				}
				expect(previousEnd).toBeLessThanOrEqual(text.length);
			}),
			{ numRuns: 300 },
		);
	},
);
