import { hintLines } from './hint-lines.ts';
import { markText } from './objectify.ts';
import type { ObjectifyLists } from './objectify-lists.ts';

/**
 * Points at words under a field while someone types. Nothing leaves the browser: the lists come to it, once a day.
 * @param address where the lists of this language are
 */
export function openHints(form: HTMLFormElement, address: string, locale: 'nl' | 'en') {
	const shape = form.querySelector<HTMLTemplateElement>('[data-hint-shape] template')?.content
		.firstElementChild;
	const lists: Promise<ObjectifyLists | undefined> = fetch(address)
		.then((response) => (response.ok ? response.json() : undefined))
		.catch(() => undefined);

	return async (control: HTMLElement & { value: string }) => {
		const region = control.parentElement?.querySelector('[data-hints]');
		const words = region && (await lists);
		if (!region || !words || !shape) return;
		const lines = hintLines(markText(control.value, words), locale);
		const shown = [...region.querySelectorAll('strong')].map((one) => one.textContent).join('\n');
		if (shown === lines.map((line) => line.question).join('\n')) return;
		if (lines.length === 0) return region.replaceChildren();
		const box = shape.cloneNode(true) as Element;
		const item = box.querySelector('li');
		for (const line of lines) {
			const one = item?.cloneNode(true) as Element;
			const [question, example] = [one.querySelector('strong'), one.querySelector('span')];
			if (question) question.textContent = line.question;
			if (example) example.textContent = line.example;
			item?.before(one);
		}
		item?.remove();
		region.replaceChildren(box);
	};
}
