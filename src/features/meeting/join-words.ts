/** Short Dutch words that are easy to say aloud, to hear and to type: what opens a meeting is three of them. */
const words =
	`appel arend avond balk bamboe banaan beek berg beuk bij blad blauw blik bloem boek boog boom boot bord bos
	brief brood brug buik buis dak dal dam deur dier dijk dolfijn doos draad druif duif duin eend eik eiland emmer erwt fakkel
	fiets fluit fornuis gans gans geel geit geluk geur gevel glas goud gras groen grot haak haas haan hal hand haven hazelaar hek
	hemel herfst hert heuvel hoed hond honing hoorn hout huis iep ijs jas juni kaars kaart kabel kade kamer kanaal kano kas kast
	kat kegel kers ketel kiezel kikker klaver klei klok knoop koe koek kom konijn kop koraal korf korst kraan krant kreeft kroon
	kruik kust laars laken lamp land laurier leem lente lepel lijn lijst linde lint lisdodde lucht maan maart mand mantel markt
	mast meer meeuw melk merel meer mier mist molen mos mossel mouw muis munt muur muziek naald nacht nest net noord noot oever
	olie olijf oog oost opaal oven paard paars pad palm pan papier parel park pauw peer pen perzik pijl plank plas plein poort
	pop raaf raam rand regen reiger rente riet ring rivier rok rood roos rots ruit sap schaal schaap schelp schip schoen sjaal
	sla slak sleutel sloot snoep soep spar specht spiegel spoor ster steen stoel straat strand struik tafel tak tand tarwe tas
	tent thee toren trap trein trommel tuin tulp tunnel uil vaas valk varen veer veld venster vijver vis vlag vlieg vlinder vloer
	voet vogel vos vuur waaier wagen wand water weg weide wei wesp west wiel wilg wind winter wit wol wolk wortel zaag zaal zacht
	zand zebra zeef zeil zee zilver zomer zon zout zuid zwaan zwaluw`
		.split(/\s+/)
		.filter((word, index, all) => all.indexOf(word) === index);

/**
 * The words that open a meeting, such as `kiezel-water-uil-29`.
 * @param draw gives a whole number from 0 up to, not including, its argument
 */
export function joinWords(draw: (below: number) => number): string {
	const chosen = Array.from({ length: 3 }, () => words[draw(words.length)] ?? '');
	return [...chosen, String(10 + draw(90))].join('-');
}

/** Words as somebody typed them, or undefined when they can open nothing. */
export function readJoinWords(typed: string): string | undefined {
	const plain = typed
		.toLowerCase()
		.trim()
		.replace(/[\s.,_–-]+/g, '-');
	return /^[a-z]+-[a-z]+-[a-z]+-\d\d$/.test(plain) ? plain : undefined;
}
