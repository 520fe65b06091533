import { usualLevel } from '#features/people/index.ts';
import { type Addressee, type Level, type Mandate, owesAnswer, type Topic, verbs } from './mandate.ts';

export type TopicRow = {
	readonly topic: Topic;
	/** Everyone with a proposed or accepted mandate on the topic, in order of the addressees. */
	readonly cells: readonly { readonly addressee: Addressee; readonly mandates: readonly Mandate[] }[];
};

/** One thing that the matrix shows about a topic. */
export type Finding = {
	/**
	 * nobodyAccepted: no one accepted anything that carries an answer (so no one decides either);
	 * nobodyDecides: someone answers, no one may decide; decidedTwice: more than one accepted to decide.
	 */
	readonly kind: 'nobodyAccepted' | 'nobodyDecides' | 'decidedTwice';
	readonly topic: Topic;
	/** Who decides, when there are several. */
	readonly addressees: readonly Addressee[];
};

export type Proposal = {
	/** Null when the region has no one to receive single signals at all. */
	readonly addresseeId: string | null;
	/** The accepted mandate that sets the term; null: nobody accepted, so it stands in the tray. */
	readonly mandateId: string | null;
	/**
	 * decides, holdsMandate: a receiver of single signals accepted it; regionDecides: a regional or policy body
	 * decides, the coordinator passes on; nobodyAccepted; noTopic: without a topic nobody can have accepted.
	 */
	readonly reason: 'decides' | 'holdsMandate' | 'regionDecides' | 'nobodyAccepted' | 'noTopic';
};

/** Who does what: a row per topic that has not ended, with proposed and accepted mandates of those still there. */
export function matrixOf(
	topics: readonly Topic[],
	addressees: readonly Addressee[],
	mandates: readonly Mandate[],
): TopicRow[] {
	const alive = mandates.filter(({ state }) => state === 'proposed' || state === 'accepted');
	return topics.filter(notEnded).map((topic) => ({
		topic,
		cells: addressees
			.filter(notEnded)
			.map((addressee) => ({
				addressee,
				mandates: alive
					.filter((mandate) => mandate.topicId === topic.id && mandate.addresseeId === addressee.id)
					.sort(byStrength),
			}))
			.filter((cell) => cell.mandates.length > 0),
	}));
}

/** Gaps and overlaps, a finding each: nobody accepted, nobody decides, decided twice. */
export function findingsOf(rows: readonly TopicRow[]): Finding[] {
	return rows.flatMap(({ topic, cells }): Finding[] => {
		const accepted = cells.flatMap(({ addressee, mandates }) =>
			mandates
				.filter(({ state, verb }) => state === 'accepted' && owesAnswer(verb))
				.map(({ verb }) => ({ addressee, verb })),
		);
		if (accepted.length === 0) return [{ kind: 'nobodyAccepted', topic, addressees: [] }];
		const deciders = accepted.filter(({ verb }) => verb === 'decides').map(({ addressee }) => addressee);
		if (deciders.length === 0) return [{ kind: 'nobodyDecides', topic, addressees: [] }];
		return deciders.length > 1 ? [{ kind: 'decidedTwice', topic, addressees: deciders }] : [];
	});
}

/** The accepted mandate with which an addressee answers on a topic: the strongest verb, never `isInformed`. */
export function acceptedMandateFor(
	addresseeId: string,
	topicId: string | null,
	mandates: readonly Mandate[],
): Mandate | undefined {
	return mandates
		.filter(
			(mandate) =>
				mandate.addresseeId === addresseeId &&
				mandate.topicId === topicId &&
				mandate.state === 'accepted' &&
				owesAnswer(mandate.verb),
		)
		.sort(byStrength)[0];
}

/**
 * To whom a single signal on this topic goes first. Single signals go to team, organisation or coordinator; what a
 * body that receives themes decides goes to the coordinator, whose accepted `passesOn` sets the first term. Someone
 * near who decides comes before that body, unless the signal can only be changed at macro level.
 */
export function proposeAddressee(
	topicId: string | null,
	level: Level,
	addressees: readonly Addressee[],
	mandates: readonly Mandate[],
): Proposal {
	const there = addressees.filter(notEnded);
	const coordinator = there.find(({ kind }) => kind === 'coordinator');
	const tray = (reason: 'nobodyAccepted' | 'noTopic'): Proposal => ({
		addresseeId: coordinator?.id ?? null,
		mandateId: null,
		reason,
	});
	if (topicId === null) return tray('noTopic');
	const held = there
		.filter(({ receives, kind }) => receives === 'signals' || kind === 'coordinator')
		.map((addressee) => ({ addressee, mandate: acceptedMandateFor(addressee.id, topicId, mandates) }))
		.filter((one): one is { addressee: Addressee; mandate: Mandate } => one.mandate !== undefined)
		.sort((a, b) => byStrength(a.mandate, b.mandate) || fits(b.addressee, level) - fits(a.addressee, level));
	const regionDecides = there.some(
		({ id, receives, kind }) =>
			receives === 'themes' &&
			kind !== 'coordinator' &&
			acceptedMandateFor(id, topicId, mandates)?.verb === 'decides',
	);
	const first = held[0];
	const nearDecides = first?.mandate.verb === 'decides';
	if (regionDecides && !(nearDecides && level !== 'macro')) {
		const passes = mandates.find(
			({ addresseeId, topicId: about, verb, state }) =>
				addresseeId === coordinator?.id && about === topicId && verb === 'passesOn' && state === 'accepted',
		);
		if (!passes) return tray('nobodyAccepted');
		return { addresseeId: passes.addresseeId, mandateId: passes.id, reason: 'regionDecides' };
	}
	if (!first) return tray('nobodyAccepted');
	const reason = nearDecides ? 'decides' : 'holdsMandate';
	return { addresseeId: first.addressee.id, mandateId: first.mandate.id, reason };
}

function notEnded({ endedOn }: { readonly endedOn: string | null }): boolean {
	return endedOn === null;
}

function byStrength(a: Mandate, b: Mandate): number {
	return verbs.indexOf(a.verb) - verbs.indexOf(b.verb);
}

/** 1 when a group of this kind can usually change things at this level, else 0. */
function fits({ circleKind }: Addressee, level: Level): number {
	return circleKind && usualLevel(circleKind) === level ? 1 : 0;
}
