import { type Audience, collections, type Mine, type View } from './view.ts';

/** What changed between two views: whole fields, and entries of collections put in or dropped. */
export type ViewChange = {
	readonly set?: Partial<View>;
	readonly put?: Partial<Record<(typeof collections)[number], Readonly<Record<string, unknown>>>>;
	readonly drop?: Partial<Record<(typeof collections)[number], readonly string[]>>;
};

/** What a stream says: everything, what changed, or what is the listener's own. */
export type Told =
	| {
			readonly kind: 'whole';
			readonly audience: Audience;
			readonly view: View;
			readonly mine: Mine;
			/** The clock of the server, in ms. */
			readonly now: number;
	  }
	| { readonly kind: 'change'; readonly change: ViewChange }
	| { readonly kind: 'mine'; readonly mine: Mine; readonly now: number };

const isCollection = (key: string): key is (typeof collections)[number] =>
	(collections as readonly string[]).includes(key);

/** The change from one view to the next; undefined when an audience has nothing new to hear. */
export function changeBetween(before: View, after: View): ViewChange | undefined {
	const set: Record<string, unknown> = {};
	const put: Record<string, Record<string, unknown>> = {};
	const drop: Record<string, string[]> = {};
	for (const key of Object.keys(after) as (keyof View)[]) {
		if (before[key] === after[key]) continue;
		if (!isCollection(key)) {
			if (!same(before[key], after[key])) set[key] = after[key];
			continue;
		}
		const was: Readonly<Record<string, unknown>> = before[key];
		const is: Readonly<Record<string, unknown>> = after[key];
		for (const id in is) {
			if (was[id] === is[id] || (was[id] !== undefined && same(was[id], is[id]))) continue;
			put[key] ??= {};
			(put[key] as Record<string, unknown>)[id] = is[id];
		}
		for (const id in was) {
			if (id in is) continue;
			drop[key] ??= [];
			drop[key]?.push(id);
		}
	}
	const change = {
		...(Object.keys(set).length > 0 ? { set } : {}),
		...(Object.keys(put).length > 0 ? { put } : {}),
		...(Object.keys(drop).length > 0 ? { drop } : {}),
	};
	return Object.keys(change).length > 0 ? (change as ViewChange) : undefined;
}

function same(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The view after a change. */
export function withChange(view: View, change: ViewChange): View {
	const after: Record<string, unknown> = { ...view, ...change.set };
	for (const key of collections) {
		const put = change.put?.[key];
		const drop = change.drop?.[key];
		if (!put && !drop) continue;
		const entries = { ...(view[key] as Readonly<Record<string, unknown>>), ...put };
		for (const id of drop ?? []) delete entries[id];
		after[key] = entries;
	}
	return after as View;
}
