import { libraryWords } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import type { LiveView } from './live-view.ts';
import type { LiveWords } from './live-words.ts';
import { type RoomWords, sayGroup, sayPhase, takesPart } from './room.ts';
import { drawnCard, questionsOf, sayPoint, sayPoll, treeNow } from './room-uses.ts';
import type { SeenRun, View } from './view.ts';

const MOST_TOLD = 5;

/**
 * What somebody who does not look at the screen has to know now, by key. What is new or different under its key is read
 * out; counts that change with every card or vote stand in none.
 */
export function announcements(
	live: Pick<LiveView, 'view' | 'mine' | 'audience'>,
	say: LiveWords,
	words: RoomWords,
	locale: Locale,
): ReadonlyMap<string, string> {
	const { view, mine, audience } = live;
	const told = new Map<string, string>();
	const tell = (key: string, text: string | undefined) => text && told.set(key, text);
	if (view.stage === 'ended') return told.set('stage', say.ended);
	if (audience === 'waiting') return told.set('standing', sayStanding(mine.standing, say));
	if (audience === 'lead' && view.waiting > 0) tell('door', say.waiting(view.waiting));
	if (view.stage === 'paused') return told.set('stage', say.paused);
	const { run } = view;
	if (!run) return told.set('stage', say.lobbyTitle);
	const me = view.people[mine.id];
	tell(`phase ${run.id}`, sayPhase(run.phase, words, say).title);
	tell(`activity ${run.id}`, libraryWords[locale].activities[run.activity]);
	if (run.quiet && run.activity !== 'group') tell(`quiet ${run.id}`, say.silence);
	if (audience === 'seat' && !takesPart(run, me)) tell(`listens ${run.id}`, say.listen);
	const speaker = run.speaking ? view.people[run.speaking] : undefined;
	if (speaker) tell('turn', speaker.id === mine.id ? say.yourTurn : say.speaking(speaker.name));
	if (audience === 'lead' && run.hands.length > 0) tell('hands', `${say.hands}: ${namesOf(run.hands, view)}`);
	if (run.revealed && run.hidden === 0) tell(`shown ${run.id}`, say.cardsShown);
	tellContent(tell, view, run, say, words);
	return told;
}

/** What is asked, drawn, walked and chosen. */
function tellContent(
	tell: (key: string, text: string | undefined) => void,
	view: View,
	run: SeenRun,
	say: LiveWords,
	words: RoomWords,
): void {
	tell('asked', questionsOf(run, words, say).find(({ id }) => id === run.asked)?.text);
	for (const one of run.drawn) {
		const card = drawnCard(run, words, one);
		if (!card) continue;
		tell(`drawn ${one.id}`, `${say.drawnBy(view.people[one.by]?.name ?? '')}: ${card.text}`);
		if (one.deepened) tell(`deepened ${one.id}`, card.deepen);
	}
	const next = run.activity === 'tree' ? treeNow(run, words)?.walked.next : undefined;
	if (next) tell('tree', 'question' in next ? next.question.text : `${say.advice}: ${next.advice.title}`);
	const { poll } = view;
	if (!poll || !(poll.open || poll.run === run.id)) return;
	tell(
		`poll ${poll.id} ${poll.open}`,
		poll.tally ? sayTally(view, poll, say, words) : sayPoll(poll, run, words, say),
	);
}

/** What was chosen most, or how a scale is spread. */
function sayTally(view: View, poll: NonNullable<View['poll']>, say: LiveWords, words: RoomWords): string {
	const tally = Object.entries(poll.tally ?? {}).filter(([, count]) => count > 0);
	if (poll.kind === 'scale') {
		const counts = poll.points.filter((point) => tally.some(([id]) => id === point));
		const spread = counts.map((point) => `${sayPoint(poll, point, view.run, words)}: ${poll.tally?.[point]}`);
		return [say.spread, ...spread].join('. ');
	}
	const most = tally.sort(([, one], [, other]) => other - one).slice(0, MOST_TOLD);
	return [
		say.dotsShown,
		...most.map(([id, count]) => `${sayTarget(view, id, say)}: ${say.dots(count)}`),
	].join('. ');
}

/** A card or a group to which dots can be given. */
export function sayTarget(view: View, id: string, say: LiveWords): string {
	return view.cards[id]?.text ?? sayGroup(view, id, say);
}

const namesOf = (ids: readonly string[], view: View) =>
	ids.map((id) => view.people[id]?.name ?? '').join(', ');

/** Where somebody is who is not in the meeting. */
export function sayStanding(standing: LiveView['mine']['standing'], say: LiveWords): string {
	if (standing === 'waiting') return say.waitTitle;
	if (standing === 'expected') return say.prepareTitle;
	return standing === 'refused' ? say.refused : say.leftTitle;
}
