import type { Fields } from './cycle.ts';
import { type Draft, type Opened, openedDraft, type Place } from './draft.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls = (inside: ParentNode, what: 'm' | 'b' | 'f', key = '') =>
	inside.querySelectorAll<Control>(`[name^="${what}.${key}"]`);

function fieldsOf(inside: ParentNode, what: 'b' | 'f', key: string): Record<string, string> {
	const found = [...controls(inside, what, `${key}.`)].map((one) => [
		one.name.split('.')[2] ?? '',
		one.value,
	]);
	return Object.fromEntries(found);
}

/** Reads the pieces that stand in a form, as the server wrote them or someone typed in them already. */
export function readPage(inside: ParentNode): Map<string, Draft> {
	const drafts = new Map<string, Draft>();
	for (const { name, value } of controls(inside, 'm')) {
		const key = name.slice(2);
		const { version, ...place }: Place & { version: number } = JSON.parse(value);
		const fields = fieldsOf(inside, 'b', key);
		const rival = inside.querySelector<HTMLElement>(`[data-piece="${key}"]`)?.dataset.rival;
		const opened: Opened = {
			...{ place, version, fields, typed: fieldsOf(inside, 'f', key) },
			rival: rival ? JSON.parse(rival) : undefined,
		};
		drafts.set(key, openedDraft(opened));
	}
	return drafts;
}

/** Key and field of what someone types in; undefined for anything else on the page. */
export function fieldAt(
	target: EventTarget | null,
): { key: string; field: string; control: Control } | undefined {
	const control = target as Control | null;
	const [what, key, field] = (control?.name ?? '').split('.');
	return control && what === 'f' && key && field ? { key, field, control } : undefined;
}

/** Writes a piece onto the page where it differs, and leaves the cursor where it was. */
export function writeFields(form: HTMLFormElement, key: string, fields: Fields): Control[] {
	const written: Control[] = [];
	for (const control of controls(form, 'f', `${key}.`)) {
		const value = fields[control.name.split('.')[2] ?? ''] ?? '';
		if (control.value === value) continue;
		const cursor =
			document.activeElement === control && 'selectionStart' in control ? control.selectionStart : null;
		control.value = value;
		if (cursor !== null && 'setSelectionRange' in control) control.setSelectionRange(cursor, cursor);
		written.push(control);
	}
	return written;
}

/** What the form itself would save by, brought up to where saving stands. */
export function writeHidden(form: HTMLFormElement, key: string, draft: Draft): void {
	const meta = form.querySelector<HTMLInputElement>(`[name="m.${key}"]`);
	if (!meta) return;
	meta.value = JSON.stringify({ ...draft.place, version: draft.version });
	for (const one of controls(form, 'b', `${key}.`)) one.remove();
	for (const [field, value] of Object.entries(draft.base)) {
		const base = Object.assign(document.createElement('input'), {
			type: 'hidden',
			name: `b.${key}.${field}`,
			value,
		});
		meta.after(base);
	}
}

/** Lists with an empty entry at their end, which is how another one looks. */
export function openLists(form: HTMLFormElement) {
	const empty = new Map<Element, { html: string; key: string }>();
	for (const list of form.querySelectorAll('[data-list]')) {
		const last = [...list.querySelectorAll(':scope > [data-entry]')].at(-1);
		const key = last?.querySelector('[data-piece]')?.getAttribute('data-piece');
		if (last && key) empty.set(list, { html: last.outerHTML, key });
	}
	return {
		listOf: (place: Place) => form.querySelector(`[data-list="${place.kind}/${place.parentId ?? ''}"]`),
		/** Puts another empty entry at the end of a list; undefined where nothing can be added. */
		addTo(list: Element, id: string): { key: string; place: Place } | undefined {
			const model = empty.get(list);
			const entries = [...list.querySelectorAll(':scope > [data-entry]')];
			if (!model) return undefined;
			const html = model.html.replaceAll(model.key, id);
			const shape = document.createElement('template');
			shape.innerHTML = html;
			const added = shape.content.firstElementChild;
			if (!added) return undefined;
			(entries.at(-1) ?? list).after(added);
			const [draft] = readPage(added).values();
			return draft && { key: id, place: draft.place };
		},
	};
}
