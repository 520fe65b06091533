/**
 * Keeps the focus of who works with the keyboard: when what had it goes away, the menu of the same card gets it, or else
 * the title of what is there now.
 */
export function keepFocus(frame: HTMLElement) {
	let last: { readonly element: Element; readonly card: string | undefined } | undefined;
	const seen = ({ target }: FocusEvent) => {
		if (!(target instanceof Element)) return;
		last = { element: target, card: target.closest<HTMLElement>('[data-card]')?.dataset.card };
	};
	const mend = () => {
		if (!last || last.element.isConnected || document.activeElement !== document.body) return;
		const moved = last.card ? frame.querySelector<HTMLElement>(`[data-card="${last.card}"] summary`) : null;
		const title = frame.querySelector<HTMLElement>('h1');
		last = undefined;
		if (moved) return moved.focus();
		title?.setAttribute('tabindex', '-1');
		title?.focus({ preventScroll: true });
	};
	const watcher = new MutationObserver(mend);
	frame.addEventListener('focusin', seen);
	watcher.observe(frame, { childList: true, subtree: true });
	return () => {
		watcher.disconnect();
		frame.removeEventListener('focusin', seen);
	};
}
