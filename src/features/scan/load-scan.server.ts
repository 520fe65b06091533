import type { InBothLanguages, Language, Scan } from '#features/method/index.ts';
import { listMyCircles, recordAudit } from '#features/people/index.server.ts';
import { findContent } from '#features/worksheet/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { keyOfRound, openAnswer } from './round-key.server.ts';
import {
	type Answer,
	type Audience,
	audiences,
	groupIsLargeEnough,
	LEAST_ANSWERS,
	type Progress,
	type Round,
} from './scan.ts';
import { type Answers, type Picture, pictureOf } from './scan-picture.ts';
import { roundOpen } from './scan-refusals.ts';
import {
	countMembers,
	findOwnAnswer,
	findRound,
	listAnswered,
	listBodies,
	listRounds,
	readProgress,
} from './scan-store.server.ts';

export type ListedRound = Round & {
	readonly title: string;
	/** Open, and the acting person did not answer yet. */
	readonly waitsForMe: boolean;
};

/** The rounds of the acting person's notebook and groups: those that wait for an answer first, then open, then closed. */
export async function listScans(tx: Tx, language: Language): Promise<ListedRound[]> {
	const listed = await withWaiting(tx, await listRounds(tx, language));
	return listed.sort((a, b) => Number(b.waitsForMe) - Number(a.waitsForMe));
}

/** The open rounds that wait for an answer of the acting person, the nearest closing day first. */
export async function listWaitingScans(tx: Tx, language: Language): Promise<ListedRound[]> {
	const rounds = await listRounds(tx, language, true);
	return (await withWaiting(tx, rounds)).filter(({ waitsForMe }) => waitsForMe);
}

async function withWaiting(tx: Tx, rounds: Omit<ListedRound, 'waitsForMe'>[]): Promise<ListedRound[]> {
	if (rounds.length === 0) return [];
	const answered = new Set(await listAnswered(tx));
	const members = await countMembers(tx, [...new Set(rounds.map(({ circleId }) => circleId))]);
	return rounds.map((round) => {
		const asksMe =
			round.closedOn === null && groupIsLargeEnough(round.circleKind, members.get(round.circleId) ?? 0);
		return { ...round, waitsForMe: asksMe && !answered.has(round.id) };
	});
}

/** The scan of a round as it was when the round began. */
export async function scanOfRound(
	tx: Tx,
	round: Pick<Round, 'circleId' | 'contentId'>,
): Promise<InBothLanguages<Scan>> {
	const content = await findContent(tx, round.circleId, round.contentId);
	if (content?.kind !== 'instrument') throw notFound();
	const { nl, en } = content.entry;
	if (nl.engine !== 'scan' || en.engine !== 'scan') throw notFound();
	return { nl, en };
}

export type LoadedScan = {
	readonly round: Round;
	readonly scan: Scan;
	/** How many people are in the group now. */
	readonly members: number;
	/** Whether the group's own view can become a picture, so that it makes sense to answer. */
	readonly asksGroup: boolean;
	readonly progress: Progress;
	/** What the acting person answered, while that is known. */
	readonly mine: Answer | undefined;
};

/**
 * A round with what it asks and how it stands, in the words of one language.
 * @throws Refusal not-found for everyone outside its group
 */
export async function loadScan(tx: Tx, id: string, language: Language): Promise<LoadedScan> {
	const round = await findRound(tx, id);
	if (!round) throw notFound();
	const members = (await countMembers(tx, [round.circleId])).get(round.circleId) ?? 0;
	const own = await findOwnAnswer(tx, id);
	return {
		round,
		scan: (await scanOfRound(tx, round))[language],
		members,
		asksGroup: groupIsLargeEnough(round.circleKind, members),
		progress: await readProgress(tx, id),
		mine: own && openAnswer(await keyOfRound(tx, id), own),
	};
}

async function answersOf(tx: Tx, id: string): Promise<Answers> {
	const opened: Record<Audience, Answer[]> = { group: [], client: [] };
	for (const whose of audiences) {
		const sealed = await listBodies(tx, id, whose);
		if (sealed.length === 0) continue;
		const key = await keyOfRound(tx, id);
		opened[whose] = sealed.map((one) => openAnswer(key, one));
	}
	return opened;
}

/**
 * The picture of a closed round, with that of the round before it beside it. Single answers stay behind. Reading one
 * of a trajectory's table is written down.
 * @throws Refusal not-found for everyone outside its group, scan-open while it is not closed
 */
export async function loadPicture(tx: Tx, id: string, language: Language): Promise<Picture> {
	const round = await findRound(tx, id);
	if (!round) throw notFound();
	if (round.closedOn === null) throw roundOpen();
	if (round.circleKind === 'table') await recordAudit(tx, 'read-scan', id, round.circleId);
	const previous = round.previousId === null ? undefined : await findRound(tx, round.previousId);
	return pictureOf(
		(await scanOfRound(tx, round))[language],
		await answersOf(tx, id),
		previous && {
			scan: (await scanOfRound(tx, previous))[language],
			answers: await answersOf(tx, previous.id),
		},
		round.circleKind === 'individual' ? 1 : LEAST_ANSWERS,
	);
}

/** A group in which the acting person may open a scan, with how many they are. */
export type ScanGroup = Awaited<ReturnType<typeof listMyCircles>>[number] & { readonly members: number };

/** The acting person's notebook and groups, with how many people are in each. */
export async function listScanGroups(tx: Tx): Promise<ScanGroup[]> {
	const circles = await listMyCircles(tx);
	const members = await countMembers(
		tx,
		circles.map(({ id }) => id),
	);
	return circles.map((circle) => ({ ...circle, members: members.get(circle.id) ?? 0 }));
}
