const FAR_ENOUGH = 8;
const HOLDS = 'a, button, summary, input, select, textarea, label';

/**
 * Lets cards be dragged onto each other, into a group, or back on the table. Everything that dragging does can be done by the menu
 * of a card too.
 * @param dropped hears the id of the card and of what it was dropped on; empty for the table
 */
export function dragCards(dropped: (card: string, target: string) => void) {
	return (table: HTMLElement) => {
		table.classList.add('sorting');
		const begin = (start: PointerEvent) => {
			// A finger scrolls; it moves cards with their menu.
			if (start.button !== 0 || start.pointerType === 'touch' || !(start.target instanceof Element)) return;
			const card = start.target.closest<HTMLElement>('[data-card]');
			if (!card || start.target.closest(HOLDS)) return;
			drag(start, card, dropped);
		};
		table.addEventListener('pointerdown', begin);
		return () => table.removeEventListener('pointerdown', begin);
	};
}

function drag(start: PointerEvent, card: HTMLElement, dropped: (card: string, target: string) => void): void {
	let moved = false;
	const under = (event: PointerEvent) => {
		for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
			const target = element.closest<HTMLElement>('[data-target]');
			if (target && target !== card) return target;
		}
		return undefined;
	};
	const mark = (target: HTMLElement | undefined) => {
		for (const one of document.querySelectorAll('[data-target].under')) one.classList.remove('under');
		target?.classList.add('under');
	};
	const shift = (event: PointerEvent) => {
		const x = event.clientX - start.clientX;
		const y = event.clientY - start.clientY;
		if (!moved && Math.hypot(x, y) < FAR_ENOUGH) return;
		moved = true;
		card.classList.add('dragged');
		card.style.translate = `${x}px ${y}px`;
		mark(under(event));
	};
	const drop = (event: PointerEvent) => {
		document.removeEventListener('pointermove', shift);
		document.removeEventListener('pointerup', drop);
		document.removeEventListener('pointercancel', drop);
		const target = moved && event.type === 'pointerup' ? under(event) : undefined;
		card.classList.remove('dragged');
		card.style.translate = '';
		mark(undefined);
		if (target && card.dataset.card) dropped(card.dataset.card, target.dataset.target ?? '');
	};
	document.addEventListener('pointermove', shift);
	document.addEventListener('pointerup', drop);
	document.addEventListener('pointercancel', drop);
}
