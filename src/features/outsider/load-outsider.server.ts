import { listMyCircles } from '#features/people/index.server.ts';
import { leads } from '#features/people/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findAsk, findOrigin, listAsks, listInvolved, listOrigins, type Origin } from './ask-store.server.ts';
import {
	findBrokering,
	findOutsider,
	findTable,
	listMyOffers,
	listOpenAskIds,
	listPhases,
	type Outsider,
	type PhaseMove,
	type Table,
} from './offer-store.server.ts';
import { type Ask, type Stage, stageOf } from './outsider.ts';
import { type Proposed, proposedFor } from './propose-guides.server.ts';
import { findMyHoursLeft, listRing, type RingGuide } from './ring-store.server.ts';

/** An ask as the acting person may see it: of an own group, put to them, or to bring together. */
export type LoadedAsk = {
	readonly ask: Ask;
	/** For the group that asks. */
	readonly own?: {
		readonly origin: Origin;
		readonly organisations: readonly string[];
		readonly leads: boolean;
	};
	/** Who said yes, for the group and for that guide. */
	readonly outsider?: Outsider;
	readonly stage: Stage;
	readonly phases: readonly PhaseMove[];
	/** For the guide who was asked. */
	readonly offer?: { readonly accepted: boolean; readonly decides: boolean | null; readonly table?: Table };
	/** For the coordinator, while the table did not say yes. */
	readonly brokering?: {
		readonly taken: boolean;
		readonly offered: readonly string[];
		readonly proposed: readonly Proposed[];
	};
};

async function loadBrokering(tx: Tx, ask: Ask): Promise<LoadedAsk['brokering']> {
	const { offered, taken } = await findBrokering(tx, ask.id);
	const ring = await listRing(tx);
	return {
		taken,
		offered: ring.filter(({ personId }) => offered.includes(personId)).map(({ name }) => name),
		proposed: taken ? [] : await proposedFor(tx, ask),
	};
}

/** One ask with all that the acting person may know of it. @throws Refusal not-found */
export async function loadAsk(tx: Tx, id: string): Promise<LoadedAsk> {
	const ask = await findAsk(tx, id);
	if (!ask) throw notFound();
	const origin = await findOrigin(tx, id);
	const mine = (await listMyOffers(tx)).find(({ askId }) => askId === id);
	const outsider = origin || mine?.answer === 'accepted' ? await findOutsider(tx, id) : undefined;
	const table = mine?.answer === 'accepted' ? await findTable(tx, id) : undefined;
	const phases = await listPhases(tx, id);
	const seat = origin && (await listMyCircles(tx)).find((circle) => circle.id === origin.circleId);
	const brokers = !mine && (await listOpenAskIds(tx)).includes(id);
	const brokering = brokers ? await loadBrokering(tx, ask) : undefined;
	return {
		ask,
		...(origin && {
			own: {
				origin,
				organisations: await listInvolved(tx, id),
				leads: seat !== undefined && leads(seat.role),
			},
		}),
		...(outsider && { outsider }),
		stage: stageOf({
			accepted: outsider !== undefined || brokering?.taken === true,
			granted: Boolean(origin?.grantedOn ?? table),
			decides: outsider?.decides ?? null,
			phase: phases.at(-1)?.phase,
		}),
		phases,
		...(mine && {
			offer: { accepted: mine.answer === 'accepted', decides: mine.decides, ...(table && { table }) },
		}),
		...(brokering && { brokering }),
	};
}

export type OwnAsk = Pick<Origin, 'circleId' | 'circleName'> & { readonly ask: Ask; readonly stage: Stage };

export type Overview = {
	/** Asks of own groups. */
	readonly own: readonly OwnAsk[];
	/** Asks put to the acting person. */
	readonly forMe: readonly { readonly ask: Ask; readonly accepted: boolean; readonly seated: boolean }[];
	/** Asks that the coordinator may bring together. */
	readonly toBroker: readonly Ask[];
	readonly guide: RingGuide | undefined;
	/** Hours that the acting person can still give in this period. */
	readonly hoursLeft: number | null;
};

/** Everything about fresh pairs of eyes that touches the acting person. */
export async function loadOverview(tx: Tx): Promise<Overview> {
	const asks = new Map((await listAsks(tx)).map((ask) => [ask.id, ask]));
	const offers = await listMyOffers(tx);
	const origins = (await listOrigins(tx)).filter(({ askId }) => !offers.some((one) => one.askId === askId));
	const own: OwnAsk[] = [];
	for (const { askId, circleId, circleName } of origins) {
		const { ask, stage } = await loadAsk(tx, askId);
		own.push({ ask, circleId, circleName, stage });
	}
	const forMe: { ask: Ask; accepted: boolean; seated: boolean }[] = [];
	for (const { askId, answer } of offers) {
		const ask = asks.get(askId);
		if (!ask) continue;
		forMe.push({ ask, accepted: answer === 'accepted', seated: (await listPhases(tx, askId)).length > 0 });
	}
	const open = new Set(await listOpenAskIds(tx));
	return {
		own,
		forMe,
		toBroker: [...asks.values()].filter(({ id }) => open.has(id)),
		guide: (await listRing(tx)).find(({ personId }) => personId === tx.actor.personId),
		hoursLeft: await findMyHoursLeft(tx),
	};
}
