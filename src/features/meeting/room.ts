import type { Activity, Method } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import type { LiveWords } from './live-words.ts';
import { CHECK_IN, CHECK_OUT } from './own-rounds.ts';
import type { SeenPerson, SeenRun, View } from './view.ts';

/** The words of what a meeting plays, as the page gets them. */
export type RoomWords = {
	readonly title: string;
	readonly prepare: string;
	readonly method: Method;
	readonly uses: Readonly<Partial<Record<string, { readonly kind: string; readonly entry: unknown }>>>;
};

export type SaidPhase = {
	readonly title: string;
	readonly what: string;
	readonly prompts: readonly { readonly id: string; readonly text: string }[];
	readonly tip: string | undefined;
};

/** What a phase is called and asks, in the words of the method or of Lus. */
export function sayPhase(phase: string, { method }: RoomWords, say: LiveWords): SaidPhase {
	if (phase === CHECK_IN) return own(say.checkIn, say.checkInAsk);
	if (phase === CHECK_OUT) return own(say.checkOut, say.checkOutAsk);
	const found = method.phases.find(({ id }) => id === phase);
	return {
		title: found?.title ?? phase,
		what: found?.what ?? '',
		prompts: found?.prompts ?? [],
		tip: found?.tip,
	};
}

const own = (title: string, text: string): SaidPhase => ({
	title,
	what: '',
	prompts: [{ id: 'ask', text }],
	tip: undefined,
});

/** What a role is called. */
export function sayRole(role: string | null, { method }: RoomWords): string {
	return method.roles.find(({ id }) => id === role)?.title ?? '';
}

/** Milliseconds that a phase still has; below zero when it took longer, which is fine. */
export function leftOf({ clock }: Pick<SeenRun, 'clock'>, now: number): number {
	const until = clock.pausedAt ?? now;
	return clock.startedAt + clock.minutes * 60_000 + clock.pausedMs - until;
}

/** Minutes and seconds as a clock shows them: `4:12`, `+1:05` past the end. */
export function sayClock(left: number): string {
	const seconds = Math.abs(Math.floor(left / 1000));
	return `${left < 0 ? '+' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Whether this phase asks something of somebody; in silence everybody may write. */
export function takesPart(run: SeenRun, me: Pick<SeenPerson, 'role' | 'lead'> | undefined): boolean {
	if (!me) return false;
	if (run.who === null || run.quiet || me.lead) return true;
	return me.role !== null && run.who.includes(me.role);
}

/** Activities in which cards are written, and whether they wait to be shown. */
export const writes: Partial<Record<Activity, 'hidden' | 'shown'>> = {
	write: 'hidden',
	collect: 'shown',
	board: 'shown',
	appreciate: 'shown',
	group: 'shown',
};

/** The promise that stands at a card while it is being written. */
export function promiseAt(
	view: Pick<View, 'naming' | 'run'>,
	how: 'hidden' | 'shown',
	say: LiveWords,
): string {
	if (view.naming === 'anonymous') return say.promiseAnonymous;
	return how === 'hidden' && !view.run?.revealed ? say.promiseHidden : say.promiseNamed;
}

/** What a group is called: its name, or its place in the row when nobody gave it one. */
export function sayGroup(view: Pick<View, 'groups'>, id: string, say: LiveWords): string {
	const ids = Object.keys(view.groups);
	return view.groups[id]?.title || say.groupNumber(ids.indexOf(id) + 1);
}

/** Whose "I am ready" is counted: everybody who sits there and does not lead. */
export function followers(people: readonly SeenPerson[]): SeenPerson[] {
	return people.filter(({ standing, lead }) => standing === 'in' && !lead);
}

/** People in the order of the alphabet. */
export function byName(people: View['people'], locale: Locale): SeenPerson[] {
	const collator = new Intl.Collator(locale);
	return Object.values(people).sort((a, b) => collator.compare(a.name, b.name));
}
