import { openAutosave } from './autosave.browser.ts';
import { tooLong } from './cycle.ts';
import type { Place } from './draft.ts';
import { openHints } from './live-hints.browser.ts';
import { fieldAt, openLists, readPage, writeFields, writeHidden } from './pieces-on-page.browser.ts';
import { openQuestions } from './questions.browser.ts';
import { type SaveWords, saveSentence, showTrouble } from './save-words.browser.ts';
import { offerUnfinished } from './unfinished.browser.ts';

/**
 * The script of the pages on which someone writes. These pages work as plain forms; this makes them save while
 * typing, survive a lost connection, and show two texts when two people write in one place. It stands outside the
 * framework's own script, which alone weighs more than a page here may.
 */
function begin(form: HTMLFormElement) {
	const { path = '', shelf = '', step = '', starts, hints: hintLists } = form.dataset;
	const words: SaveWords = JSON.parse(form.dataset.words ?? '{}');
	const locale = document.documentElement.lang === 'en' ? 'en' : 'nl';
	const lists = openLists(form);
	const hint = hintLists ? openHints(form, hintLists, locale) : undefined;
	const choice = form.querySelector<HTMLTemplateElement>('template[data-choice]');
	const line = form.querySelector('[data-save-line]');
	const holding = form.querySelector<HTMLElement>('[data-holding]');
	const questions = openQuestions(form, words.question);
	let leaving = false;
	let letGo = false;

	const save = openAutosave({
		path,
		shelf,
		more: { catch: starts === 'true' },
		drafts: readPage(form),
		changed(key) {
			const draft = key === undefined ? undefined : save.at(key);
			if (key !== undefined && draft) {
				for (const control of writeFields(form, key, draft.fields)) void hint?.(control);
				showTrouble(form, key, draft, words, choice);
			}
			say();
		},
		makeRoom(place: Place) {
			const list = place.step === step && lists.listOf(place);
			return list ? lists.addTo(list, place.id)?.key : undefined;
		},
	});

	function say() {
		const standing = save.standing();
		const sentence = saveSentence(standing, words.save, locale);
		if (!line || sentence === undefined) return;
		if (line.firstChild?.textContent !== sentence) line.textContent = sentence;
		const link = line.querySelector('a');
		if (standing.state !== 'loggedOut') link?.remove();
		else if (!link) {
			const login = { href: '/login', target: '_blank', rel: 'noopener', textContent: words.save.loginLink };
			line.append(' ', Object.assign(document.createElement('a'), login));
		}
	}

	function stay() {
		if (holding) holding.textContent = words.save.stay;
	}

	form.addEventListener('input', ({ target }) => {
		const at = fieldAt(target);
		if (!at) return;
		save.type(at.key, at.field, at.control.value);
		void hint?.(at.control);
	});

	form.addEventListener('click', (event) => {
		const button = (event.target as Element).closest('button');
		const list = button?.closest('[data-list]');
		const keep = button?.dataset.keep;
		const key = button?.closest('[data-piece]')?.getAttribute('data-piece');
		if (button && 'add' in button.dataset && list) {
			event.preventDefault();
			const added = lists.addTo(list, crypto.randomUUID());
			if (!added) return;
			save.add(added.key, added.place);
			document.getElementById(`${added.key}-text`)?.focus();
		} else if (keep && key) choose(key, keep);
	});

	function choose(key: string, keep: string) {
		const draft = save.at(key);
		if (!draft?.rival) return;
		const { fields, names } = draft.rival;
		const taken = names.map((name) => {
			const [mine = '', theirs = ''] = [draft.fields[name], fields[name]];
			return [name, keep === 'mine' ? mine : keep === 'theirs' ? theirs : `${theirs}\n\n${mine}`];
		});
		save.settle(key, { ...fields, ...draft.fields, ...Object.fromEntries(taken) });
	}

	// Everything typed is saved first, so that what the device keeps never outlives what the server has.
	form.addEventListener('submit', async (event) => {
		const button = event.submitter as HTMLButtonElement | null;
		if (questions.goTo(button?.value ?? '')) return event.preventDefault();
		if (letGo) return;
		event.preventDefault();
		if (leaving) return;
		leaving = true;
		await save.sendAll();
		for (const [key, draft] of save.all()) writeHidden(form, key, draft);
		leaving = false;
		if (!save.settledDown()) return showWhy();
		letGo = true;
		// A form that is still telling of this submit would not take a second one.
		setTimeout(() => form.requestSubmit(button));
	});

	/** Going on has to wait: says why, where it is. */
	function showWhy() {
		if (save.standing().state === 'offline') return stay();
		const stuck = save.all().find(([, draft]) => draft.rival || draft.refused || tooLong(draft.fields));
		const piece = stuck && form.querySelector(`[data-piece="${stuck[0]}"]`);
		if (!piece) return;
		questions.show(piece);
		piece.scrollIntoView({ block: 'center' });
	}

	document.addEventListener('click', (event) => {
		const link = (event.target as Element).closest('a');
		if (!link || navigator.onLine || link.getAttribute('href')?.startsWith('#')) return;
		event.preventDefault();
		stay();
	});

	for (const [key, draft] of save.all()) if (draft.rival) showTrouble(form, key, draft, words, choice);
	void save.start().then(() => offerUnfinished(form, shelf));
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-path]')) begin(form);
