import type { Finding } from '#features/mandate/index.ts';
import type { Locale } from '#platform/locale.ts';

const gapsNl: Record<Finding['kind'], string> = {
	nobodyAccepted: 'nog niemand nam dit aan',
	nobodyDecides: 'niemand beslist hier',
	decidedTwice: 'meer dan één beslist',
};
const gapsEn: Record<Finding['kind'], string> = {
	nobodyAccepted: 'nobody took this on yet',
	nobodyDecides: 'nobody decides here',
	decidedTwice: 'more than one decides',
};

const nl = {
	title: 'Wie beslist wat',
	lead: 'Wie mag hierover beslissen, en wie belooft een antwoord? Een mandaat telt pas als de houder het aannam.',
	findings: 'Wat opvalt',
	waiting: 'Dit wacht op jou',
	waitingLead: 'De coördinator stelt je een mandaat voor. Lees het en zeg ja of neen.',
	look: 'Bekijk',
	matrix: 'Per onderwerp',
	legend: 'Vol kader: aangenomen. Streepjes: voorgesteld, nog niet aangenomen.',
	propose: 'Stel een mandaat voor',
	nobody: 'niemand',
	untouched: 'Hierover is nog niets voorgesteld',
	untouchedLead: 'Signalen over deze onderwerpen mogen er zijn. Ze wachten tot iemand een mandaat aanneemt.',
	untouchedHow: 'Kies een onderwerp om er een mandaat voor te stellen.',
	gaps: gapsNl,
	empty: 'Er zijn nog geen onderwerpen.',
	emptyLead:
		'Een signaal gaat over een onderwerp. Begin met een lijst uit de praktijk. Je past ze later aan zoals je wil.',
	emptyOthers: 'De coördinator van je regio maakt de lijst. Daarna zie je hier wie wat beslist.',
	begin: 'Begin met deze onderwerpen',
	coordinator: 'Coördinator van de regio',
	newTitle: 'Stel een mandaat voor',
	newLead: 'Je stelt voor, de houder beslist. Tot die ja zegt, loopt er geen termijn.',
	topic: 'Over welk onderwerp?',
	addressee: 'Voor wie?',
	noAddressee: 'Er is nog geen geadresseerde. Voeg er eerst een toe.',
	addAddressee: 'Voeg een geadresseerde toe',
	send: 'Stel voor',
	choose: 'Kies',
	back: 'Terug naar het overzicht',
};
type MandatesWords = typeof nl;

const en: MandatesWords = {
	title: 'Who decides what',
	lead: 'Who may decide on this, and who promises an answer? A mandate counts only once its holder accepted it.',
	findings: 'What stands out',
	waiting: 'This waits for you',
	waitingLead: 'The coordinator proposes a mandate to you. Read it and say yes or no.',
	look: 'Look at it',
	matrix: 'By topic',
	legend: 'Solid frame: accepted. Dashes: proposed, not accepted yet.',
	propose: 'Propose a mandate',
	nobody: 'nobody',
	untouched: 'Nothing has been proposed on these yet',
	untouchedLead: 'Signals on these topics are welcome. They wait until someone accepts a mandate.',
	untouchedHow: 'Choose a topic to propose a mandate on it.',
	gaps: gapsEn,
	empty: 'There are no topics yet.',
	emptyLead:
		'A signal is about a topic. Begin with a list from practice. You can change it later as you like.',
	emptyOthers: 'The coordinator of your region makes the list. After that you see here who decides what.',
	begin: 'Begin with these topics',
	coordinator: 'Coordinator of the region',
	newTitle: 'Propose a mandate',
	newLead: 'You propose, the holder decides. Until they say yes, no term runs.',
	topic: 'On which topic?',
	addressee: 'For whom?',
	noAddressee: 'There is no addressee yet. Add one first.',
	addAddressee: 'Add an addressee',
	send: 'Propose',
	choose: 'Choose',
	back: 'Back to the overview',
};

/** The words of the overview and of proposing. */
export const mandatesWords: Record<Locale, MandatesWords> = { nl, en };
