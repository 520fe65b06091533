import { openShelf } from './local-drafts.browser.ts';

/** On a first question: offers a thought that this device kept and the server never got, from an earlier visit. */
export async function offerUnfinished(form: HTMLFormElement, shelf: string): Promise<void> {
	const offer = document.querySelector<HTMLElement>('[data-unfinished]');
	const link = offer?.querySelector('a');
	if (!offer || !link || form.dataset.starts !== 'true') return;
	const [person = ''] = shelf.split('/');
	const drafts = (await (await openShelf())?.list(`${person}/`)) ?? [];
	const other = drafts.find(
		({ name, kept }) => kept.place.slot === 'reflect.five-minutes' && !name.startsWith(`${shelf}/`),
	);
	if (!other) return;
	link.href = `/reflections/${other.name.split('/')[1]}/catch/1`;
	offer.classList.remove('away');
}
