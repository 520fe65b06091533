/** Tables 1 to 4 of the report of the pilot, as the list of its trajectories must count them. */
export const reportTables = {
	total: 18,
	years: [
		{ year: 2023, registered: 15, started: 10, closed: 3, running: 0 },
		{ year: 2024, registered: 12, started: 7, closed: 3, running: 7 },
		{ year: 2025, registered: 1, started: 1, closed: 12, running: 11 },
	],
	ages: [
		{ age: 10, n: 2 },
		{ age: 12, n: 2 },
		{ age: 13, n: 4 },
		{ age: 14, n: 4 },
		{ age: 15, n: 4 },
		{ age: 16, n: 2 },
	],
	zones: [
		{ zone: 'Westhoek', n: 7 },
		{ zone: 'Houtland & Polder', n: 5 },
		{ zone: 'Midden West-Vlaanderen', n: 3 },
		{ zone: 'Westkust & Polder', n: 3 },
	],
	referrers: [
		{
			type: 'Voorziening',
			n: 6,
			of: [
				{ name: 'VOT', n: 4 },
				{ name: 'INOA', n: 1 },
				{ name: 'Tordale', n: 1 },
			],
		},
		{
			type: 'SDJ',
			n: 5,
			of: [
				{ name: 'Brugge', n: 3 },
				{ name: 'Ieper', n: 2 },
			],
		},
		{ type: 'Jeugdhulpregie', n: 2, of: [{ name: 'ACT', n: 2 }] },
		{ type: 'OOC', n: 2, of: [{ name: 'De Luwte', n: 2 }] },
		{ type: 'CLB', n: 1, of: [{ name: 'Mandel en Leie', n: 1 }] },
		{ type: 'Internaat', n: 1, of: [{ name: 'De Hazelaar', n: 1 }] },
		{ type: 'Pleegzorg', n: 1, of: [{ name: 'Pleegzorg West-Vlaanderen', n: 1 }] },
	],
};
