/** Where script runs and the browser allows it, a button copies the text; else it can be selected. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
	const text = document.getElementById(button.dataset.copies ?? '') as HTMLTextAreaElement | null;
	const status = button.parentElement?.querySelector('[role="status"]');
	if (!text || !status || !('clipboard' in navigator)) continue;
	button.classList.remove('away');
	status.textContent = '';
	button.addEventListener('click', async () => {
		await navigator.clipboard.writeText(text.value);
		status.textContent = button.dataset.done ?? '';
	});
}
