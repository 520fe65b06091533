import { type EntryOf, walkTree } from '#features/method/index.ts';
import type { LiveWords } from './live-words.ts';
import { type RoomWords, sayPhase } from './room.ts';
import type { SeenRun, View } from './view.ts';

/** What a phase uses, in words. */
type Run = Pick<SeenRun, 'uses' | 'activity' | 'phase' | 'walked' | 'asked'>;

const usedBy = (run: Pick<Run, 'uses'> | null, words: RoomWords, kind: string) =>
	(run?.uses ?? []).flatMap((id) => {
		const used = words.uses[id];
		return used?.kind === kind ? [{ id, entry: used.entry }] : [];
	});

/** The decks from which cards are drawn. */
export function decksOf(run: Pick<Run, 'uses'> | null, words: RoomWords) {
	return usedBy(run, words, 'deck').map(({ id, entry }) => ({ id, deck: entry as EntryOf['deck'] }));
}

/** The card of a deck that was drawn. */
export function drawnCard(run: Pick<Run, 'uses'>, words: RoomWords, drawn: { deck: string; card: string }) {
	const deck = decksOf(run, words).find(({ id }) => id === drawn.deck)?.deck;
	return deck?.cards.find(({ id }) => id === drawn.card);
}

/** The instruments: guides, scans and boards. */
export function instrumentsOf(run: Pick<Run, 'uses'> | null, words: RoomWords) {
	return usedBy(run, words, 'instrument').map(({ id, entry }) => ({
		id,
		entry: entry as EntryOf['instrument'],
	}));
}

/** The scans whose points can be chosen. */
export function scansOf(run: Pick<Run, 'uses'> | null, words: RoomWords) {
	return instrumentsOf(run, words).flatMap(({ id, entry }) =>
		entry.engine === 'scan' ? [{ id, title: entry.title, points: entry.scale.points }] : [],
	);
}

/** The decision tree, and how far the table walked it. */
export function treeNow(run: Pick<Run, 'uses' | 'walked'> | null, words: RoomWords) {
	const tree = usedBy(run, words, 'tree')[0]?.entry as EntryOf['tree'] | undefined;
	return tree && run ? { tree, walked: walkTree(tree, run.walked) } : undefined;
}

/** Everything that can be asked in this phase: its own questions, and those of a guide. */
export function questionsOf(run: Run, words: RoomWords, say: LiveWords) {
	const guided = instrumentsOf(run.activity === 'guide' ? run : null, words).flatMap(({ entry }) =>
		entry.engine === 'guide'
			? entry.sections.flatMap((part) =>
					part.questions.map((one) => ({ id: `${part.id}.${one.id}`, text: one.text })),
				)
			: [],
	);
	return [...sayPhase(run.phase, words, say).prompts, ...guided];
}

/** What is asked in a choice. */
export function sayPoll(
	poll: NonNullable<View['poll']>,
	run: Run | null,
	words: RoomWords,
	say: LiveWords,
): string {
	if (poll.kind === 'dots') return poll.tally ? say.dotsShown : say.giveDots(poll.most);
	const scan = scansOf(run, words).find(({ id }) => id === poll.scan);
	return poll.question || scan?.title || say.choose;
}

/** What the points of a scale are called: those of a scan by their words, others by their number. */
export function sayPoint(
	poll: NonNullable<View['poll']>,
	point: string,
	run: Run | null,
	words: RoomWords,
): string {
	const scan = scansOf(run, words).find(({ id }) => id === poll.scan);
	return scan?.points.find(({ id }) => id === point)?.label ?? point;
}
