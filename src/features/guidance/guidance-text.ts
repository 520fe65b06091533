import type { Goal, Led, Notes, Taker, Talk, Track, TrackMeeting } from './guidance.ts';
import type { GuidanceWords } from './guidance-words.ts';

type Said = { readonly say: GuidanceWords; readonly sayDay: (day: string) => string };

function goalLines(
	goals: readonly Goal[],
	evidence: Readonly<Record<string, string>>,
	{ say }: Said,
): string[] {
	return goals.flatMap((goal) => [
		`- ${goal.what} (${say.goalStates[goal.state]})`,
		...(goal.notice ? [`  ${say.notice}: ${goal.notice}`] : []),
		...(evidence[goal.id] ? [`  ${say.evidence}: ${evidence[goal.id]}`] : []),
	]);
}

function talkLines(talks: readonly Talk[], { say, sayDay }: Said): string[] {
	return talks.map(({ moment, plannedOn, held }) => {
		const day = plannedOn ? sayDay(plannedOn) : say.noDay;
		return `- ${say.moments[moment]}: ${day}${held ? ` (${say.talkHeld})` : ''}`;
	});
}

const block = (title: string, lines: readonly string[]) =>
	lines.length > 0 ? [[title, ...lines].join('\n')] : [];

/**
 * A whole series as clean text, for those who take part in it. No hours: these are private.
 * @param questions the questions at the end, as they are put to each role
 */
export function trackText(
	input: Said & {
		readonly track: Track;
		readonly takers: readonly Taker[];
		readonly meetings: readonly TrackMeeting[];
		readonly talks: readonly Talk[];
		readonly goals: readonly Goal[];
		readonly notes: Notes;
		readonly questions: readonly { readonly id: string; readonly guided: string; readonly guide: string }[];
	},
): string {
	const { say, sayDay, track, takers, notes } = input;
	const head = [
		`${say.series} · ${say.kinds[track.kind]} · ${track.circleName}`,
		...takers.map(
			({ name, role }) => `${role === 'guide' ? say.guides[track.kind] : say.guided[track.kind]}: ${name}`,
		),
		...(track.endedOn ? [`${say.ended} ${sayDay(track.endedOn)}`] : []),
		...(track.stopReason ? [`${say.stopped}: ${track.stopReason}`] : []),
	].join('\n');
	const guided = takers.filter(({ role }) => role === 'guided');
	const ofEach = guided.flatMap(({ personId, name }) => {
		const whose = guided.length > 1 ? ` · ${name}` : '';
		const mine = <T extends { personId: string }>(all: readonly T[]) =>
			all.filter((one) => one.personId === personId);
		return [
			...block(`${say.goals}${whose}`, goalLines(mine(input.goals), notes.evidence, input)),
			...block(`${say.talks}${whose}`, talkLines(mine(input.talks), input)),
			...block(
				`${say.questions}${whose}`,
				mine(notes.questions).map(({ text }) => `- ${text}`),
			),
			...block(`${say.insight}${whose}`, notes.insights[personId] ? [notes.insights[personId]] : []),
		];
	});
	const days = input.meetings.map(
		({ plannedOn, state }) => `- ${sayDay(plannedOn)} (${say.meetingStates[state]})`,
	);
	const looks = takers.flatMap(({ personId, name, role }) => {
		const said = notes.evaluations[personId] ?? {};
		const lines = input.questions.flatMap((question) =>
			said[question.id] ? [`- ${question[role]}`, `  ${said[question.id]}`] : [],
		);
		return block(`${say.lookBack} · ${name}`, lines);
	});
	return [head, ...ofEach, ...block(say.meetings, days), ...looks].join('\n\n');
}

/** What a leader reads of one guided person, as clean text. */
export function ledText(input: Said & { readonly led: Led }): string {
	const { say, sayDay, led } = input;
	const head = [
		`${say.series} · ${say.kinds[led.kind]} · ${led.personName}`,
		...(led.guideName ? [`${say.guides[led.kind]}: ${led.guideName}`] : []),
		...(led.endedOn ? [`${say.ended} ${sayDay(led.endedOn)}`] : []),
	].join('\n');
	const goals = block(say.goals, goalLines(led.goals, {}, input));
	return [head, ...goals, ...block(say.talks, talkLines(led.talks, input))].join('\n\n');
}
