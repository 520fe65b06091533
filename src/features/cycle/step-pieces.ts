import { conditions, type Item, type ItemKind, type Step } from './cycle.ts';
import type { Opened } from './draft.ts';
import type { Pane } from './panes.ts';

/**
 * The pieces that a step page opens: what stands there, and an empty one wherever something can be added, so that a
 * plain form can add it.
 * @param newId makes an id for each empty piece; it is what makes a second click harmless
 * @param caseFor the finding for which a case question was just asked for
 */
export function piecesOf(
	step: Step,
	panes: readonly Pane[],
	items: readonly Item[],
	newId: () => string,
	caseFor?: string,
): Opened[] {
	const here = items.filter((item) => item.step === step);
	const opened = (item: Item): Opened => ({
		place: { id: item.id, step, kind: item.kind, slot: item.slot, parentId: item.parentId },
		fields: item.fields,
		version: item.version,
	});
	const empty = (kind: ItemKind, slot: string | null = null, parentId: string | null = null): Opened => ({
		place: { id: newId(), step, kind, slot, parentId },
		fields: {},
		version: 0,
	});
	const inSlot = (kind: ItemKind, slot: string) => {
		const item = here.find((one) => one.slot === slot);
		return item ? opened(item) : empty(kind, slot);
	};
	const list = (kind: ItemKind, parentId: string | null = null) => [
		...here.filter((item) => item.kind === kind && item.parentId === parentId).map(opened),
		empty(kind, null, parentId),
	];
	return panes.flatMap(({ key, shape }): Opened[] => {
		if (shape === 'answer') return [inSlot('answer', `${step}.${key}`)];
		if (shape === 'condition')
			return conditions.map((condition) => inSlot('condition', `plan.condition-${condition}`));
		if (shape === 'smallestStep') return [inSlot('smallestStep', 'plan.smallest-step')];
		if (shape === 'action') return [inSlot('nextAction', 'act.next')];
		if (shape === 'finding') {
			const cases = here.filter((item) => item.kind === 'caseQuestion').map(opened);
			return caseFor ? [...cases, empty('caseQuestion', null, caseFor)] : cases;
		}
		if (shape !== 'hypothesis') return list(shape);
		const standing = here.filter((item) => item.kind === 'hypothesis');
		const evidence = standing.flatMap(({ id }) => [
			...list('evidenceFor', id),
			...list('evidenceAgainst', id),
		]);
		return [...list('hypothesis'), ...evidence];
	});
}

/** What can be asked on: observations, and explanations that were not refuted. */
export function findingsOf(items: readonly Item[]): Item[] {
	return items.filter(
		(item) =>
			(item.kind === 'observation' || (item.kind === 'hypothesis' && item.fields.verdict !== 'refuted')) &&
			(item.fields.text ?? '').trim() !== '',
	);
}

/**
 * Reads the pieces out of a posted form: `m.<key>` says what a piece is, `f.<key>.<field>` what was typed,
 * `b.<key>.<field>` what it was typed over. A form writes line ends as CR LF; here they are LF.
 * @returns raw values per piece, to be checked by the schema of a save
 */
export function readPieces(
	entries: Iterable<readonly [string, unknown]>,
	cycleId: string,
): Record<string, unknown>[] {
	const pieces = new Map<
		string,
		{ meta?: unknown; base: Record<string, string>; fields: Record<string, string> }
	>();
	for (const [name, value] of entries) {
		const [what, key, field = ''] = name.split('.');
		if (typeof value !== 'string' || !key || !what || !['m', 'f', 'b'].includes(what)) continue;
		const piece = pieces.get(key) ?? { base: {}, fields: {} };
		pieces.set(key, piece);
		if (what === 'm') piece.meta = value;
		else piece[what === 'f' ? 'fields' : 'base'][field] = value.replace(/\r\n?/g, '\n');
	}
	return [...pieces.values()].flatMap(({ meta, base, fields }) => {
		const known = parsed(meta);
		return known ? [{ ...known, cycleId, base, fields: { ...base, ...fields } }] : [];
	});
}

function parsed(meta: unknown): Record<string, unknown> | undefined {
	try {
		const known: unknown = JSON.parse(String(meta));
		return typeof known === 'object' && known !== null ? { ...known } : undefined;
	} catch {
		return undefined;
	}
}
