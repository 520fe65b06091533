import { onMount } from 'svelte';
import type { LiveView } from './live-view.ts';

/**
 * What is made on a page gets an id of its own each time; the one that came with the page is for pages without script.
 * @param first the one that came with the page
 */
export function freshId(live: () => LiveView, first: () => string) {
	let fresh = $state('');
	onMount(() => {
		fresh = live().newId();
	});
	return {
		get id() {
			return fresh || first();
		},
		/** Script runs. */
		get awake() {
			return fresh !== '';
		},
		renew(): void {
			fresh = live().newId();
		},
	};
}
