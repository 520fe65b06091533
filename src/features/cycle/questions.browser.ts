/**
 * On a phone one question stands on the page at a time. Going to another one needs no server.
 * @param count the sentence that says which of how many
 */
export function openQuestions(form: HTMLFormElement, count: string) {
	const sections = [...form.querySelectorAll<HTMLElement>('section[data-question]')];
	const toggle = (selector: string, wanted: boolean) => {
		for (const one of document.querySelectorAll(selector)) one.classList.toggle('away', !wanted);
	};

	function show(index: number) {
		const last = sections.length - 1;
		for (const [at, section] of sections.entries()) section.classList.toggle('now', at === index);
		toggle('[data-when="more"]', index < last);
		toggle('[data-when="last"]', index === last);
		toggle('[data-when="later"]', index > 0);
		document.querySelector('[data-head]')?.classList.toggle('later', index > 0);
		for (const button of form.querySelectorAll<HTMLButtonElement>('[data-go]'))
			button.value = `q:${index + Number(button.dataset.go)}`;
		const said = form.querySelector('[data-count]');
		if (said)
			said.textContent = count.replace('{n}', String(index + 1)).replace('{of}', String(sections.length));
		history.replaceState(null, '', `?q=${index}`);
	}

	return {
		/** Shows the question that holds this part of the page. */
		show(part: Element) {
			const index = sections.findIndex((section) => section.contains(part));
			if (index >= 0) show(index);
		},
		/** Shows the question that a button names (`q:3`); false when it names something else. */
		goTo(then: string): boolean {
			if (!then.startsWith('q:')) return false;
			const index = Number(then.slice(2));
			show(index);
			window.scrollTo({ top: 0 });
			sections[index]?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
			return true;
		},
	};
}
