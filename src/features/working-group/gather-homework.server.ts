import { addNuance } from '#features/theme/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listAnswers, markTaken } from './answer-store.server.ts';
import { type LoadedHomework, loadHomework } from './ask-homework.server.ts';
import { type GatheredAnswer, isReadable } from './homework.ts';
import { homeworkOpen, noTheme } from './working-group-refusals.ts';

export type Gathered = LoadedHomework & { readonly answers: readonly GatheredAnswer[] };

/**
 * All answers of homework that was opened up, or that is asked to be read as they come.
 * @throws Refusal not-found, homework-open
 */
export async function gatherHomework(tx: Tx, id: string): Promise<Gathered> {
	const loaded = await loadHomework(tx, id);
	if (!isReadable(loaded.homework)) throw homeworkOpen();
	const answers = await listAnswers(tx, loaded.homework);
	return { ...loaded, answers: answers.map(({ enteredBy: _, ...answer }) => answer) };
}

/**
 * Makes a nuance on the theme of what a constituency answered to one question, with the constituency as its sector.
 * The same answer becomes one nuance.
 * @param body the words as they go to the theme: those of the answer, or made more general
 * @throws Refusal not-found, homework-open, no-theme
 */
export async function makeNuance(
	tx: Tx,
	homeworkId: string,
	input: { readonly id: string; readonly answerId: string; readonly question: number; readonly body: string },
): Promise<void> {
	const { homework, constituencies, answers } = await gatherHomework(tx, homeworkId);
	if (!homework.themeId) throw noTheme();
	const answer = answers.find(({ id }) => id === input.answerId);
	const sector = constituencies.find(({ id }) => id === answer?.constituencyId)?.name;
	if (!answer?.answers[input.question] || sector === undefined) throw notFound();
	if (!(await markTaken(tx, answer.id, input.question))) return;
	await addNuance(tx, input.id, homework.themeId, { sector, body: input.body });
}
