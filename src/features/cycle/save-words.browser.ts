import type { Autosave } from './autosave.browser.ts';
import { FIELD_LIMIT, tooLong } from './cycle.ts';
import type { Draft } from './draft.ts';
import type { StepWords } from './step-words.ts';

/** The words that script needs; the page hands them in its own language. */
export type SaveWords = Pick<StepWords, 'save' | 'conflict' | 'question'>;

const clock = new Intl.DateTimeFormat('nl-BE', {
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'Europe/Brussels',
});

/** Where saving stands, as a sentence; undefined while there is nothing to say. */
export function saveSentence(
	{ state, savedAt, foundAgain, keeps }: ReturnType<Autosave['standing']>,
	say: StepWords['save'],
	locale: string,
): string | undefined {
	const time = savedAt ? clock.format(savedAt).replace(':', locale === 'nl' ? '.' : ':') : '';
	const sentence = {
		idle: undefined,
		saved: say.saved.replace('{time}', time),
		waiting: say.waiting,
		offline: keeps ? say.offline : say.offlineOpen,
		loggedOut: say.loggedOut,
		conflict: say.conflict,
		refused: '',
	}[state];
	return foundAgain && state !== 'conflict' ? `${say.broughtBack} ${sentence ?? ''}` : sentence;
}

/** Says under a piece why it is not saved, or shows both texts with the choice between them. */
export function showTrouble(
	form: HTMLElement,
	key: string,
	draft: Draft,
	say: SaveWords,
	shape: HTMLTemplateElement | null,
) {
	const piece = form.querySelector(`[data-piece="${key}"]`);
	const fault = piece?.querySelector('[data-fault]');
	if (!piece || !fault) return;
	const long = tooLong(draft.fields);
	const number = new Intl.NumberFormat(document.documentElement.lang);
	const sentence = long
		? say.save.tooLong
				.replace('{length}', number.format(long.length))
				.replace('{limit}', number.format(FIELD_LIMIT))
		: (draft.refused ?? '');
	if (fault.textContent !== sentence) fault.textContent = sentence;
	const there = piece.querySelector('[data-two-texts]');
	// What the server wrote has no buttons: they need script.
	const chooses = there?.querySelector('[data-keep]');
	if (there && (!draft.rival || !chooses)) there.remove();
	if (!chooses && draft.rival && shape) piece.append(twoTexts(draft, draft.rival, say, shape));
}

function twoTexts(
	draft: Draft,
	rival: NonNullable<Draft['rival']>,
	say: SaveWords,
	shape: HTMLTemplateElement,
): Node {
	const box = shape.content.cloneNode(true) as DocumentFragment;
	const pair = box.querySelector('[data-pair]');
	for (const name of rival.names) {
		const one = pair?.cloneNode(true) as Element;
		const put = (what: string, text: string) => {
			const at = one.querySelector(what);
			if (at) at.textContent = text;
		};
		put('[data-mine]', draft.fields[name] ?? '');
		put('[data-theirs]', rival.fields[name] ?? '');
		put('[data-by]', say.conflict.theirs.replace('{name}', rival.by || say.conflict.someone));
		pair?.before(one);
	}
	pair?.remove();
	return box;
}
