import { type EntryOf, emptyLibrary, entrySchemas, type Library } from '#features/method/index.ts';

/** What every entry of a made-up library has. */
const shared = {
	summary: 'Een samenvatting in één zin.',
	goals: ['learn'],
	levels: ['micro', 'meso'],
	group: { min: 2, max: 8 },
	origin: 'ours',
	source: 'Voor de toets.',
};
const line = (id: string, text = `Regel ${id}.`) => ({ id, text });

/** A method with so many phases; `text` is said by each of them. */
export function madeUpMethod(
	id: string,
	{ phases = 1, text = 'Wat zie je?', title = `Methode ${id}` } = {},
): EntryOf['method'] {
	return entrySchemas.method.parse({
		...shared,
		...{ id, title, experience: 'none', goal: text },
		...{ when: [line('when')], whenNot: [line('when-not')] },
		roles: [{ id: 'guide', title: 'Procesbegeleider', text }],
		phases: Array.from({ length: phases }, (_, index) => ({
			id: `phase-${index}`,
			title: `Fase ${index + 1}`,
			minutes: 5 + index,
			who: ['guide'],
			what: text,
			prompts: [line('ask', text)],
			...(index === 0 && { quiet: true, tip: text, uses: ['tree/which'] }),
		})),
		...{ tips: [line('tip')], pitfalls: [line('pitfall')] },
		yields: [{ ...line('yield', 'Wat spreek je af?'), into: 'action' }],
		childView: [line('child')],
		agreements: [line('agree')],
		related: ['tree/which', 'deck/not-here'],
	});
}

/** A tree with a question that two roads lead to. */
export function madeUpTree(id: string): EntryOf['tree'] {
	const answer = (name: string, to: string) => ({ id: name, label: name, to });
	return entrySchemas.tree.parse({
		...shared,
		...{ id, title: 'Welke weg?', intro: 'Kies.', start: 'first' },
		questions: [
			{ id: 'first', text: 'Eerste?', answers: [answer('yes', 'second'), answer('no', 'third')] },
			{ id: 'third', text: 'Derde?', answers: [answer('here', 'stay'), answer('there', 'go')] },
			{ id: 'second', text: 'Tweede?', answers: [answer('on', 'third'), answer('off', 'go')] },
		],
		advices: [
			{ id: 'go', title: 'Ga', reason: 'Omdat.', next: 'Vertrek.' },
			{ id: 'stay', title: 'Blijf', reason: 'Daarom.', next: 'Wacht.', uses: ['method/one'] },
		],
	});
}

/** A library that holds only these, with the same words in both languages. */
export function madeUpLibrary(
	methods: readonly EntryOf['method'][],
	trees: readonly EntryOf['tree'][] = [],
): Library {
	const library = emptyLibrary();
	for (const method of methods) library.method.set(method.id, { nl: method, en: method });
	for (const tree of trees) library.tree.set(tree.id, { nl: tree, en: tree });
	return library;
}
