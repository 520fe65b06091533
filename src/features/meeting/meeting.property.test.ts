import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, courseOf, seenNow } from '#tests/meeting/asked.ts';
import { begin, type Kept, openProcess } from '#tests/meeting/play.ts';
import { scripts } from '#tests/meeting/scripts.ts';
import { PATIENCE, times } from '#tests/nightly.ts';
import { replay } from './evolve.ts';
import { meetingRefusal, type RefusalCode } from './meeting-refusals.ts';
import { emptyMeeting, type Meeting } from './meeting-state.ts';
import { type Audience, audiences, mineOf, type View, viewFor } from './view.ts';
import { changeBetween, withChange } from './view-change.ts';

const RUNS = times(500, 10_000);
const plays = fc
	.constantFrom(...scripts)
	.chain((script) => fc.record({ script: fc.constant(script), course: courseOf(script) }));

type Step = { readonly before: Meeting; readonly after: Meeting; readonly kept: Kept };

/** Plays a meeting; every text that somebody writes can be told from all others. */
function play(
	script: (typeof scripts)[number],
	course: readonly Asked[],
	look: (step: Step) => void = () => {},
) {
	const kept = begin(script);
	const process = openProcess(kept);
	const answers: string[] = [];
	for (const [index, asked] of course.entries()) {
		const before = process.state();
		const fields = seenNow(asked, before);
		const answer = process.ask(marked(fields, index), asked.asker, asked.chance);
		if (answer !== 'accepted') answers.push(answer.refusal);
		if (process.state() !== before) look({ before, after: process.state(), kept });
	}
	return { kept, state: process.state(), answers };
}

function marked(fields: Readonly<Record<string, unknown>>, index: number) {
	return fields.what === 'writeCard' && fields.text !== ''
		? { ...fields, text: `«${index}»${String(fields.text)}` }
		: fields;
}

const markOf = (text: string) => text.slice(0, text.indexOf('»') + 1);
const fail = (why: string): never => {
	throw new Error(why);
};

function checkSecrets({ after, kept }: Step): void {
	const held = [...kept.held.values()].map(({ text }) => markOf(text));
	const hidden = [...after.cards.values()].filter(({ shown }) => !shown).map(({ text }) => markOf(text));
	const outside = [...after.people.values()].filter(({ standing }) => standing !== 'in');
	const inside = new Set(
		[...after.people.values()].filter(({ standing }) => standing === 'in').map(({ name }) => name),
	);
	const known = JSON.stringify([
		[...after.cards],
		[...after.agreed],
		[...after.groups],
		after.runs,
		after.poll,
	]);
	for (const mark of held) if (known.includes(mark)) fail(`what is held stands in the state: ${mark}`);
	for (const audience of audiences) {
		const view = viewFor(after, audience);
		const seen = JSON.stringify(view);
		for (const mark of [...held, ...hidden])
			if (seen.includes(mark)) fail(`${audience} reads ${mark} before its time`);
		if (view.poll?.open && view.poll.tally !== null) fail(`${audience} sees a count before it is shown`);
		for (const id of kept.uncovered) {
			if (after.cards.get(id)?.by || view.cards[id]?.by) fail(`${audience} sees who wrote ${id}`);
		}
		if (audience === 'lead') continue;
		for (const one of Object.values(view.people)) {
			if (one.ready || one.unheard || one.withoutDevice) fail(`${audience} sees what only who leads may`);
		}
		for (const { name } of outside) {
			if (!inside.has(name) && seen.includes(name)) fail(`${audience} reads the name of ${name} outside`);
		}
		if (audience === 'waiting') checkWaiting(view);
	}
	for (const id of after.people.keys()) {
		const others = mineOf(after, id).cards.filter((card) => after.cards.get(card.id)?.by !== id);
		if (others.length > 0) fail(`${id} gets cards of others as own`);
	}
}

function checkWaiting({ people, cards, groups, agreed, run, poll, phases }: View): void {
	const seen = [people, cards, groups, agreed].some((one) => Object.keys(one).length > 0);
	if (seen || run !== null || poll !== null || phases.length > 0) fail('who waits sees inside');
}

test('no audience ever sees what it may not know', { timeout: PATIENCE }, () => {
	fc.assert(
		fc.property(plays, ({ script, course }) => {
			play(script, course, checkSecrets);
		}),
		{ numRuns: RUNS },
	);
});

test('replaying the events gives the state, from nothing and from halfway', { timeout: PATIENCE }, () => {
	fc.assert(
		fc.property(plays, fc.nat(60), ({ script, course }, half) => {
			const { kept, state } = play(script, course);
			const held = { ...state, held: { cards: 0, ballots: 0 } };
			const from = (start: Meeting) => ({
				...replay(start, kept.log.slice(start.number)),
				held: { cards: 0, ballots: 0 },
			});
			expect(from(emptyMeeting)).toEqual(held);
			// As a process reads them: out of JSON.
			const read = JSON.parse(JSON.stringify(kept.log)) as typeof kept.log;
			expect({ ...replay(emptyMeeting, read), held: held.held }).toEqual(held);
			expect(from(replay(emptyMeeting, kept.log.slice(0, half)))).toEqual(held);
			expect(kept.log.map(({ number }) => number)).toEqual(kept.log.map((_, index) => index + 1));
		}),
		{ numRuns: RUNS },
	);
});

const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('whoever applies each change sees what the server would show', { timeout: PATIENCE }, () => {
	fc.assert(
		fc.property(plays, ({ script, course }) => {
			const clients = new Map<Audience, View>();
			const seen = new Map<Audience, { meeting: Meeting; view: View }>();
			play(script, course, ({ before, after }) => {
				for (const audience of audiences) {
					const was = seen.get(audience) ?? { meeting: before, view: viewFor(before, audience) };
					const client = clients.get(audience) ?? wire(was.view);
					const view = viewFor(after, audience, was);
					const whole = viewFor(after, audience);
					if (!isDeepStrictEqual(view, whole)) expect(view).toEqual(whole);
					const change = changeBetween(was.view, view);
					const next = change ? withChange(client, wire(change)) : client;
					if (!isDeepStrictEqual(next, wire(whole))) expect(next).toEqual(wire(whole));
					seen.set(audience, { meeting: after, view });
					clients.set(audience, next);
				}
			});
		}),
		{ numRuns: RUNS },
	);
});

function checkSteps({ before, after, kept }: Step): void {
	if (before.naming === 'anonymous' && after.naming !== 'anonymous') fail('names came back');
	const fresh = kept.log.slice(before.number);
	const taken = new Set(fresh.flatMap((event) => (event.what === 'cardTaken' ? [event.id] : [])));
	for (const card of before.cards.values()) {
		const now = after.cards.get(card.id);
		if (card.shown && !taken.has(card.id) && !now?.shown) fail(`${card.id} is gone`);
	}
	const filled = new Set([...after.cards.values()].map(({ group }) => group));
	for (const id of after.groups.keys()) if (!filled.has(id)) fail(`nothing lies in group ${id}`);
	for (const { group } of after.cards.values())
		if (group !== null && !after.groups.has(group)) fail(`a card lies in group ${group}, which is not there`);
	const { poll } = after;
	if (poll?.tally) {
		const given = Object.values(poll.tally).reduce((sum, count) => sum + count, 0);
		if (given > poll.most * poll.of) fail('more dots than people had');
	}
	for (const ballots of kept.ballots.values()) {
		for (const choice of ballots.values()) {
			const given = Object.values(choice).reduce((sum, count) => sum + count, 0);
			if (given > (poll?.most ?? 0) || given === 0) fail(`a ballot with ${given} dots`);
		}
	}
	for (const event of fresh) if (event.what === 'walked') checkRoad(after, event.answers);
	if (after.leadId === null || !after.people.has(after.leadId)) fail('nobody leads');
}

function checkRoad({ script }: Meeting, answers: readonly string[]): void {
	const fits = Object.values(script.trees).some(({ start, questions }) => {
		let at: string | undefined = start;
		return answers.every((answer) => {
			const next = new Map(Object.entries(at === undefined ? {} : (questions[at] ?? {})));
			at = next.get(answer);
			return at !== undefined;
		});
	});
	if (!fits) fail(`a road that is in no tree: ${answers.join(', ')}`);
}

test('whatever is asked is settled or refused with a sentence, and breaks no promise', {
	timeout: PATIENCE,
}, () => {
	const refusals = new Set<string>();
	fc.assert(
		fc.property(plays, ({ script, course }) => {
			const { answers } = play(script, course, checkSteps);
			for (const code of answers) refusals.add(code);
		}),
		{ numRuns: RUNS },
	);
	expect(refusals.size).toBeGreaterThan(10);
	for (const code of refusals) {
		const { nl, en } = meetingRefusal(code as RefusalCode).sentence;
		expect(
			[nl, en].every((sentence) => sentence.length > 10),
			code,
		).toBe(true);
	}
});

test('two processes that hear of each other end as one process would', { timeout: PATIENCE }, () => {
	fc.assert(
		fc.property(plays, fc.infiniteStream(fc.boolean()), ({ script, course }, which) => {
			const alone = play(script, course);
			const kept = begin(script);
			const [one, other] = [openProcess(kept), openProcess(kept)];
			for (const [index, asked] of course.entries()) {
				const process = which.next().value ? one : other;
				process.catchUp();
				process.ask(marked(seenNow(asked, process.state()), index), asked.asker, asked.chance);
			}
			one.catchUp();
			other.catchUp();
			expect(kept.log).toEqual(alone.kept.log);
			expect(one.state()).toEqual(alone.state);
			expect(other.state()).toEqual(alone.state);
		}),
		{ numRuns: RUNS },
	);
});

test('two processes that hear late end alike', { timeout: PATIENCE }, () => {
	const hears = fc.array(fc.record({ first: fc.boolean(), late: fc.boolean() }), {
		minLength: 60,
		maxLength: 60,
	});
	fc.assert(
		fc.property(plays, hears, ({ script, course }, order) => {
			const kept = begin(script);
			const [one, other] = [openProcess(kept), openProcess(kept)];
			for (const [index, asked] of course.entries()) {
				const { first, late } = order[index % order.length] ?? { first: true, late: false };
				const process = first ? one : other;
				if (!late) process.catchUp();
				process.ask(marked(seenNow(asked, process.state()), index), asked.asker, asked.chance);
			}
			one.catchUp();
			other.catchUp();
			expect(one.state()).toEqual(other.state());
			expect({ ...replay(emptyMeeting, kept.log), held: one.state().held }).toEqual(one.state());
		}),
		{ numRuns: RUNS },
	);
});
