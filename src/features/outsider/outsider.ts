/** The four working elements, by the ids that the instrument `working-elements` has for its parts. */
export const elements = ['neutral', 'trajectory', 'family', 'shared'] as const;
export type Element = (typeof elements)[number];

/** For how long somebody offers hours. */
export const periods = ['quarter', 'year'] as const;
export type Period = (typeof periods)[number];

export const phases = ['foreground', 'background'] as const;
export type Phase = (typeof phases)[number];

/** "Did it move?", asked once, at the end. */
export const movements = ['yes', 'partly', 'no', 'tooEarly'] as const;
export type Moved = (typeof movements)[number];

export const MOST_HOURS = 200;
export const MOST_OFFERED = 400;
export const LINE_LIMIT = 200;

/** What a group asks. Nothing in it says which group. */
export type Ask = {
	readonly id: string;
	readonly line: string;
	readonly zone: string;
	/** Sectors that sit at the table already. */
	readonly sectors: readonly string[];
	readonly element: Element;
	readonly hours: number;
	readonly beforeOn: string | null;
};

/** Where an ask stands, as its own group sees it. */
export const stages = ['open', 'accepted', 'granted', 'neutral', 'foreground', 'background'] as const;
export type Stage = (typeof stages)[number];

/** The stage of an ask: what happened last decides. */
export function stageOf(run: {
	readonly accepted: boolean;
	readonly granted: boolean;
	readonly decides: boolean | null;
	readonly phase: Phase | undefined;
}): Stage {
	if (run.phase) return run.phase;
	if (!run.accepted) return 'open';
	if (!run.granted) return 'accepted';
	return run.decides === false ? 'neutral' : 'granted';
}

/** Organisations with hours lent and drawn, by name and by nothing else: it is no ranking. */
export type Balance = { readonly organisation: string; readonly lent: number; readonly drawn: number };

/** Adds up quarter hours per organisation, in order of name. */
export function balanceOf(
	rows: readonly {
		readonly organisation: string;
		readonly direction: string;
		readonly quarterHours: number;
	}[],
): Balance[] {
	const names = [...new Set(rows.map(({ organisation }) => organisation))];
	const hours = (organisation: string, direction: string) =>
		rows
			.filter((row) => row.organisation === organisation && row.direction === direction)
			.reduce((sum, row) => sum + row.quarterHours, 0) / 4;
	return names.sort(new Intl.Collator('nl').compare).map((organisation) => ({
		organisation,
		lent: hours(organisation, 'lent'),
		drawn: hours(organisation, 'drawn'),
	}));
}
