import { listMyActions } from '#features/action/index.server.ts';
import { listMyCycles } from '#features/cycle/index.server.ts';
import { listProposalsForMe, listTopics } from '#features/mandate/index.server.ts';
import { listMeetings } from '#features/meeting/index.server.ts';
import type { Language } from '#features/method/index.ts';
import { countWaitingOutsiders } from '#features/outsider/index.server.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { listWaitingScans } from '#features/scan/index.server.ts';
import { listMyNotices, listSignals, loadOpenDrafts } from '#features/signal/index.server.ts';
import { pathOf } from '#features/signal/index.ts';
import { listThemes } from '#features/theme/index.server.ts';
import { addDays, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';

const MOST = 8;
const SIGNALS_LOOKED_AT = 100;

/**
 * Everything on the start page of the acting person, each part through its own feature and its own rights.
 * @param coordinates whether the themes in motion belong on it
 * @param language of what the library calls things
 */
export async function loadStartPage(tx: Tx, coordinates: boolean, language: Language) {
	const notices = await listMyNotices(tx);
	const proposals = await listProposalsForMe(tx);
	const topics = new Map((await listTopics(tx)).map((topic) => [topic.id, topic.name]));
	const drafts = await loadOpenDrafts(tx);
	const cycles = (await listMyCycles(tx)).filter((cycle) => cycle.closedOn === null);
	const actions = (await listMyActions(tx)).filter((action) => action.state === 'open');
	const inHand = (await listSignals(tx, SIGNALS_LOOKED_AT)).filter((signal) => signal.inHand);
	const themes = coordinates ? await listThemes(tx) : [];
	return {
		today: tx.actor.today,
		notices: notices.slice(0, MOST * 2).map((notice) => ({ ...notice, path: pathOf(notice) })),
		proposals: proposals.map(({ mandate, addressee }) => ({
			id: mandate.id,
			who: addressee.name,
			topic: topics.get(mandate.topicId) ?? '',
		})),
		second: drafts
			.filter((draft) => draft.secondReaderId === tx.actor.personId && !draft.secondReadOn)
			.map(({ id, circleName }) => ({ id, circleName })),
		scans: (await listWaitingScans(tx, language))
			.slice(0, MOST)
			.map(({ id, title, circleKind, circleName, closesOn }) => ({
				id,
				title,
				circleName: circleKind === 'individual' ? '' : circleName,
				closesOn,
			})),
		outsiders: await countWaitingOutsiders(tx),
		meetings: (await meetingsThisWeek(tx)).slice(0, MOST),
		cycles: cycles.slice(0, MOST).map(({ id, name, startedOn }) => ({ id, name, startedOn })),
		actions: actions.slice(0, MOST).map(({ id, what, dueOn }) => ({ id, what, dueOn })),
		inHand: inHand.slice(0, MOST),
		inHandCount: inHand.length,
		themes: themes.filter((theme) => theme.state !== 'answered').slice(0, MOST),
		circles: (await listMyCircles(tx)).filter((circle) => circle.kind !== 'individual'),
	};
}

/** Meetings of one's groups from today to the end of the week, and those that are going on. */
async function meetingsThisWeek(tx: Tx) {
	const { today } = tx.actor;
	const sunday = addDays(today, 7 - weekday(today));
	return (await listMeetings(tx, { from: today }))
		.filter(({ state, onDay }) => state === 'open' || (state === 'planned' && onDay <= sunday))
		.map(({ id, title, circleName, onDay, startsAt, state }) => ({
			...{ id, title, circleName, onDay, startsAt },
			open: state === 'open',
		}));
}
