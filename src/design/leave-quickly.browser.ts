/** Where script runs, a link to leave also takes this page out of the history, so that "back" does not return to it. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-leaves]')) {
	link.addEventListener('click', (event) => {
		event.preventDefault();
		window.location.replace(link.href);
	});
}
