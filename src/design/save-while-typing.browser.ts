/**
 * The script of a form that saves while somebody types. The form works without it, by its buttons; with it, what was
 * typed goes to the form's own save action a moment after the last key, and the line marked `data-save-line` says
 * in words how it stands. What could not be sent stays in the fields and is sent again.
 */
const PAUSE_MS = 1200;
const AGAIN_MS = 5000;

type Words = { saved: string; saving: string; waits: string };

function begin(form: HTMLFormElement) {
	const action = form.dataset.save;
	const words: Words = JSON.parse(form.dataset.words ?? '{}');
	const line = form.querySelector('[data-save-line]');
	if (!action) return;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let sent = snapshot();
	let leaving = false;

	function snapshot(): string {
		return new URLSearchParams(
			[...new FormData(form)].flatMap(([name, value]) =>
				typeof value === 'string' ? [[name, value] as [string, string]] : [],
			),
		).toString();
	}
	const say = (text: string) => {
		if (line && line.textContent !== text) line.textContent = text;
	};
	function soon(pause: number) {
		clearTimeout(timer);
		timer = setTimeout(() => void send(), pause);
	}
	async function send() {
		const now = snapshot();
		if (now === sent) return;
		say(words.saving);
		try {
			const answer = await fetch(action ?? '', {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body: new FormData(form),
			});
			const result: { type?: string } = await answer.json();
			if (result.type !== 'success') throw new Error('not saved');
			sent = now;
			say(words.saved);
			if (snapshot() !== sent) soon(PAUSE_MS);
		} catch {
			say(words.waits);
			soon(AGAIN_MS);
		}
	}
	form.addEventListener('input', () => soon(PAUSE_MS));
	form.addEventListener('change', () => soon(PAUSE_MS));
	form.addEventListener('submit', () => {
		leaving = true;
	});
	window.addEventListener('beforeunload', (event) => {
		if (!leaving && snapshot() !== sent) event.preventDefault();
	});
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-save]')) begin(form);
