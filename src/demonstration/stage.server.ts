import { randomUUID } from 'node:crypto';
import type { HolidayRules } from '#features/mandate/index.ts';
import type { Content } from '#features/method/index.ts';
import type { loadGate } from '#features/signal/index.server.ts';
import type { Auth } from '#platform/auth/auth.server.ts';
import { addDays, type Day } from '#platform/day.ts';
import { asActor, asJobs, type Platform, type Tx } from '#platform/db/context.server.ts';

/** What loading a demonstration needs; a runtime and the command line both have it. */
export type Tools = {
	readonly platform: Platform;
	readonly auth: Auth;
	readonly content: Content;
	readonly rules: { readonly gate: ReturnType<typeof loadGate>; readonly holidays: HolidayRules };
	readonly keyFile: string;
	/** The content folder. */
	readonly root: string;
};

/**
 * The region while it is being filled. Everything in it is done by its own people, each on a day counted from today
 * (-52 is 52 days ago), through the commands that pages use.
 */
export type Stage = {
	readonly tools: Tools;
	readonly regionId: number;
	readonly today: Day;
	/** The id behind a name of the content, e.g. 'circle:team-home'. Asking twice gives the same one. */
	idOf(name: string): string;
	/** Says which id stands behind a name, where the commands chose it. */
	know(name: string, id: string): void;
	dayOf(count: number): Day;
	/** Does something as one of the people of the content. */
	as<T>(person: string, count: number, work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Does something as the jobs of the region, for one group when it is named. */
	jobs<T>(count: number, work: (tx: Tx) => Promise<T>, circle?: string): Promise<T>;
};

export function openStage(tools: Tools, regionId: number, today: Day): Stage {
	const ids = new Map<string, string>();
	const { platform } = tools;
	const dayOf = (count: number) => addDays(today, count);
	const idOf = (name: string) => {
		const known = ids.get(name) ?? randomUUID();
		ids.set(name, known);
		return known;
	};
	return {
		tools,
		regionId,
		today,
		idOf,
		know: (name, id) => void ids.set(name, id),
		dayOf,
		as: (person, count, work) =>
			asActor(platform, { regionId, personId: idOf(`person:${person}`), today: dayOf(count) }, work),
		jobs: (count, work, circle) =>
			asJobs(
				platform,
				{ regionId, today: dayOf(count), ...(circle ? { circleId: idOf(`circle:${circle}`) } : {}) },
				work,
			),
	};
}
