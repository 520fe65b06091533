/**
 * Lets items of a board be dragged from zone to zone, on a drawing or between lists. Everything that dragging does
 * can be done by the menu of an item too; dropping fills in that menu's own form and sends it.
 */
const FAR_ENOUGH = 8;

function zoneAt(x: number, y: number): string | undefined {
	for (const element of document.elementsFromPoint(x, y)) {
		const zone = element.closest<HTMLElement | SVGElement>('[data-zone]')?.dataset.zone;
		if (zone) return zone;
	}
	return undefined;
}

function drag(start: PointerEvent, item: HTMLElement | SVGElement): void {
	const form = document.querySelector<HTMLFormElement>(`form[data-moves="${item.dataset.item}"]`);
	const select = form?.elements.namedItem('place');
	if (!form || !(select instanceof HTMLSelectElement)) return;
	let moved = false;
	const shift = (event: PointerEvent) => {
		const x = event.clientX - start.clientX;
		const y = event.clientY - start.clientY;
		if (!moved && Math.hypot(x, y) < FAR_ENOUGH) return;
		moved = true;
		const scale = item instanceof SVGGraphicsElement ? (item.ownerSVGElement?.getScreenCTM()?.a ?? 1) : 1;
		item.style.translate = `${x / scale}px ${y / scale}px`;
		item.style.pointerEvents = 'none';
		for (const zone of document.querySelectorAll('[data-zone]')) zone.classList.remove('under');
		const under = zoneAt(event.clientX, event.clientY);
		for (const zone of document.querySelectorAll(`[data-zone="${under}"]`)) zone.classList.add('under');
	};
	const drop = (event: PointerEvent) => {
		document.removeEventListener('pointermove', shift);
		document.removeEventListener('pointerup', drop);
		document.removeEventListener('pointercancel', drop);
		const zone = moved && event.type === 'pointerup' ? zoneAt(event.clientX, event.clientY) : undefined;
		if (zone && zone !== select.value) {
			select.value = zone;
			form.requestSubmit();
			return;
		}
		item.style.translate = '';
		item.style.pointerEvents = '';
	};
	document.addEventListener('pointermove', shift);
	document.addEventListener('pointerup', drop);
	document.addEventListener('pointercancel', drop);
}

for (const item of document.querySelectorAll<HTMLElement | SVGElement>('[data-item]')) {
	item.classList.add('movable');
	item.addEventListener('pointerdown', (event) => {
		if (!(event instanceof PointerEvent) || event.button !== 0) return;
		if (
			event.target instanceof Element &&
			event.target.closest('a, button, summary, input, select, textarea')
		)
			return;
		drag(event, item);
	});
}
