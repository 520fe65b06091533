/**
 * Word lists for `findName`. They hold what is common in Flanders, not everything: what they miss is caught by the way
 * a sentence is written (a capital where no capital belongs, a verb that only a person can have).
 */

function words(text: string): ReadonlySet<string> {
	return new Set(text.trim().split(/\s+/));
}

/** First names that are no Dutch or English word: found in any place, with or without capital. */
export const firstNames = words(`
	aaron abdel abdul achmed adam adil adriaan ahmed aicha alexander alexandra ali alice alicia amelie amina amir
	anais anaïs andrea andreas andries anita anke ann anna anne annelies annemie annick anouk antoine anton arne
	arno arthur astrid aurelie ayoub aziz bart bashir bavo beau benjamin benoit bert bilal bjorn björn boris bram
	brecht britt bruno camille carine caroline cas cedric charlotte chiara chloe chloë chris christine christophe
	ciska claire clara claudia cobe dani daniel daphne david dennis dieter dietrich dimitri dirk dorien dries eddy
	edith elien eline elisa elise ella ellen els emiel emile emily emma emmanuel enzo eric erik erika esther eva
	evelien eveline evert ewout fabian fabienne farah farid fatima fatma fatoumata federico femke ferre fien filip
	finn florian floris frank franky frans fred frederik freya geert gert gilles ginette glenn gregory griet
	guillaume hamza hanna hannah hanne hannelore hans hasan hassan heleen helena hendrik henk hilde hugo ibrahim
	ilias ilse ines inge ingrid isabel isabelle isra ivan ivo jaak jacques jamal jana janne jarne jasmien jasmine
	jason jasper jef jelle jenna jens jeroen jessica jill jirka joachim joeri johan johanna johnny jolien jonas
	jonathan joost joran jordi jordy joris josephine joshua joyce judith julia julie julien jurgen justine kaat
	karel karen karim karin karlien kasper katleen kato katrien katrijn kelly kenji kenny kenzo kevin khadija
	khalid kim klaas kobe koen kris kristel kristien kristof kurt kyra lander lara lars laura lauranne lauren
	laurens leen lena lennert lenny leon leonie liam lien liesbet liesbeth lieselot lieven lilly lina linda lisa
	lise lode lotte louis louise lowie loïc luc luca lucas luka lukas luna lynn maarten malak malika marc marcel
	maria mariam marie marieke marijke marijn marina mario martijn martin martine mathias mathijs matteo matthew
	matthias matthijs mauro mehdi mehmet melissa mia michael michel michelle michiel mieke miguel mike mila milan
	milo miranda mohamed mohammed monique morgane moussa mustafa mustapha myriam nadia nadine nancy naomi natalie
	nathalie nathan nele nelle nick nicky nico nicolas nicole niels nina noa noah noor nora noura noé olivia
	olivier omar oscar oskar pascal patricia patrick patrik paul peter philippe piet pieter pieterjan quinn
	quinten rachid rania raphael rayan rebecca ria ricardo rik rob robbe robby roel roeland roger ronald ronny
	ruben rudi rudy ruth ryan salma sam samira samuel sander sandra sara sarah saïd sebastiaan sebastien seppe
	serge servaas shana sharon siebe sien simon simone siska sofia sofiane sofie sophie stef stefaan stefan
	stefanie steffi stephanie steven stien stijn sven svetlana sylvia sylvie tamara tanja tatiana tess teun
	thibault thibaut thijs thomas tibo tim timo tine tobias tom tristan tuur valerie vanessa veerle vera vic
	victor victoria viktor vince vincent walter wannes wendy wesley willem willy wim wouter xander yana yannick
	yara yasmina yasmine yassin yassine younes youssef yusuf yvan yves yvonne zakaria zara zeger zeynep zineb zoe
	zohra zoë
`);

/** First names that are also a word: in small letters only found right behind 'mama', 'broer', ... */
export const doubtfulNames = words(`
	amber an bo bob fleur guy iris jan jo joy leo lieve linde lore lou mark mina nova robin roos rosa rose sterre
	ward
`);

/** Frequent family names, for texts without capitals: only behind 'familie', 'gezin', 'mevrouw', ... */
export const familyNames = words(`
	aerts baert baeten bogaert bogaerts bosmans callens claes claeys coppens cools cornelis declercq decock degroote
	demeyer depoorter deprez desmedt desmet devos dewitte dubois dupont goossens hendrickx hermans jacobs janssen janssens
	lambert lemmens maes martens mertens michiels moens pauwels peeters segers smets stevens thys vanacker vandamme
	vandenbroucke vandenberghe vanhoutte verbeke verhaeghe verhelst vermeersch vermeulen verstraete wauters willems wouters
`);

/** Words behind which a name often comes. */
export const kinWords = words(`
	mama mam papa pap moeder vader stiefmoeder stiefvader plusmama pluspapa pleegmoeder pleegvader pleegmama pleegpapa
	ouder zus zusje zuster broer broertje dochter zoon oma opa grootmoeder grootvader tante nonkel oom meme pepe nicht neef
	kind jongere meisje jongen juf meester mevrouw mevr mw meneer dhr heer begeleider consulent gezin familie fam
	mother father mum mom dad sister brother son daughter uncle aunt mr mrs ms miss family
`);

/** Verbs in the third person singular that only someone can be the subject of. */
export const personVerbs = words(`
	wil wilt wou wilde weigert weigerde zei zegt vertelt vertelde vindt vond wenst wenste durft durfde woont woonde
	verhuist verhuisde belt belde mag mocht kan kon komt kwam gaat ging loopt liep stapt stapte haakt haakte vraagt vroeg
	ziet zag voelt voelde kiest koos slaapt verblijft verbleef liegt huilt spreekt sprak praat zit zat
	wants wanted refuses refused says said moved moves lives lived did does doesn didn went goes came comes feels felt chose
`);

/** Words of ordinary reasons: with a capital (at the start, or in a Title Like This) they are still no name. */
export const plainWords = words(`
	a aan aangemeld aanmelder aanmelding aantal advies afgerond afgesloten afspraak afstand agentschap akkoord al alle alleen
	ambulant andere ander anders antwoord app bekend begeleider begeleiding begeleidingen beide bemiddeling bij bijkomend
	binnen blijft buiten capaciteit client cliënt consulent contact contextbegeleiding crisis dagbesteding dan dat de deze
	dienst diensten dit dochter door doorverwezen doorverwijzing dossier dringend dubbel dubbele een eerst eerste eigen
	elders en er ergens familie gast geen gedwongen geholpen geld gemandateerde geplaatst gesprek gestopt gevonden geweigerd
	gezin gezinnen gezinsbegeleiding gezinshuis gevraagd had heeft het hij hoort hulp hulpverlener hulpverlening hulpvraag
	ik in informatie intake ingetrokken is ja jeugdhulp jeugdhulpregie jeugdrechtbank jeugdrechter jeugdwerk jongen jongere
	jongeren justitie kandidaat kind kinderen lang lange leeftijd lopend lopende maar mag mama men meer meerderjarig meisje
	met moeder na naar nadat nee neen net niemand niet niets nieuwe nog nood nu of om omdat onbekend onbereikbaar
	onderwijs ondertussen ondersteuning ontbreekt ook op opgenomen opgestart opname opstart opvang opvoeder organisatie
	oude ouder ouders over overleden overleg papa partner partners plaats plaatsing pleegouder pleegouders pleegzorg planmaker politie
	project psychiatrie psycholoog reden reeds regio residentieel rechter residentiële samen school sector sinds situatie
	slachtoffer start stopgezet stopzetting team te termijn thuis thuisbegeleiding toch toestemming toelating traject
	trajecten tijd uit uitstel vader van vanuit veiligheid veilig verblijf verder verhuis verhuisd verhuizing verkeerde
	vertrouwenspersoon verwijzer verzoek via voldoende volgt voor voorlopig voorziening vraag vragen vrijwillig wachtlijst
	wachttijd wanneer want was wegens wel werd werkt wie wij wordt ze zelf zij zijn zoon zonder zorg zorgt
	zorgverlener
	after already also an and another any application because before but by care case child closed consent court
	declined duplicate family for found from had has he help i it its list long moved no none not of on or other outside
	parent parents placed police referral refused region school she service started still support that the their there they this
	time to trajectory unknown waiting was we with withdrawn without wrong young youth
`);

/** Words that Dutch or English writes with a capital although they name nobody: places, peoples, days, services. */
export const capitalWords = words(`
	aalst aalter aarschot antwerpen ardooie asse avelgem belgië belgie belgium beernem beveren blankenberge boom bredene
	brugge bruges brussel brussels charleroi damme deinze dendermonde diest diksmuide duitsland engeland europa europe
	evergem flanders frankrijk france geel genk gent ghent geraardsbergen gistel haacht halle harelbeke hasselt heist henegouwen
	herentals heuvelland hooglede houthulst houtland ichtegem ieper ypres ingelmunster izegem jabbeke knokke koekelare koksijde
	kortemark kortrijk langemark leuven leie lichtervelde lier limburg lokeren lommel luik maaseik maldegem mechelen menen
	merelbeke meulebeke middelkerke midden mol moorslede namen nederland netherlands nieuwpoort ninove oost oostende ostend
	oostkamp oostvlaanderen oudenaarde oudenburg pittem poperinge polder roeselare ronse ruiselede sint spanje staden
	temse tervuren tielt tongeren torhout turnhout veurne vilvoorde vlaams vlaamse vlaanderen vleteren waals waalse waasland
	wallonië waregem wenduine wervik west westhoek westkust wevelgem wingene zeebrugge zelzate zedelgem zonnebeke zottegem
	zuid zuienkerke noord nederlands nederlandse nederlandstalig frans franse franstalig engels duits arabisch turks
	dutch french english german arabic turkish maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday
	tuesday wednesday thursday friday saturday sunday januari februari maart april mei juni juli augustus september oktober
	november december january february march may june july august october opgroeien kind-en-gezin fedasil awel overkop
	corona covid excel teams whatsapp
`);
