import { onMount, untrack } from 'svelte';
import { draftName, keepHere, keptHere } from './kept-here.browser.ts';
import type { LiveView } from './live-view.ts';

/**
 * What somebody types in a field of a meeting: it stays on this device until it has left, and takes back what was refused
 * without ever writing over what stands there.
 * @param what the command that carries it
 * @param comesBack this is the field for what a page without script could not send
 */
export function typedText(live: () => LiveView, what: string, comesBack: boolean) {
	let text = $state(comesBack ? untrack(live).typed : '');
	const draft = draftName(untrack(live).meetingId, what);
	function write(next: string): void {
		text = next;
		keepHere(draft, next);
	}
	onMount(() => {
		if (text === '') text = keptHere(draft);
		return live().takesBack(what, (again) => write(text.trim() === '' ? again : `${text}\n${again}`));
	});
	return {
		get text() {
			return text;
		},
		set text(next: string) {
			write(next);
		},
	};
}
