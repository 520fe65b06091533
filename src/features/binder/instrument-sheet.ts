import { type Instrument, type Library, libraryWords } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import { headOf, pointersTo, textsOf } from './sheet.ts';

/** What is particular to the engine: questions, a scale to fill in, or a board to draw on. */
function engineOf(instrument: Instrument, locale: Locale) {
	const { results } = libraryWords[locale];
	switch (instrument.engine) {
		case 'guide':
			return {
				engine: 'guide',
				draw: instrument.draw,
				sections: instrument.sections.map(({ title, intro, questions }) => ({
					title,
					intro: intro ?? null,
					questions: questions.map(({ text, hint }) => ({ text, hint: hint ?? null })),
				})),
			} as const;
		case 'scan':
			return {
				engine: 'scan',
				scale: instrument.scale.kind,
				points: instrument.scale.points.map(({ label, text }) => ({ label, text })),
				warning: instrument.warning ?? null,
				sections: instrument.sections.map(({ title, items }) => ({
					title,
					items: items.map(({ text, hint, client }) => ({
						text,
						hint: hint ?? null,
						client: client ?? null,
					})),
				})),
				clientPoints: (instrument.clientPoints ?? []).map(({ label }) => label),
			} as const;
		case 'board':
			return {
				engine: 'board',
				shape: instrument.shape,
				opening: instrument.opening,
				zones: instrument.zones.map(({ title, question, hint, examples, into }) => ({
					title,
					question,
					hint: hint ?? null,
					examples: textsOf(examples),
					into: into === undefined ? null : results[into],
				})),
				marks: (instrument.marks ?? []).map(({ title, text, sign, line }) => ({
					title,
					text,
					sign,
					line: line ?? null,
				})),
				names: textsOf(instrument.names),
			} as const;
	}
}

/** The sheets of an instrument: what is filled in or talked about, and how to read it. */
export function instrumentSheet(library: Library, instrument: Instrument, locale: Locale) {
	return {
		kind: 'instrument',
		...headOf(library, 'instrument', instrument, instrument.minutes, locale),
		...engineOf(instrument, locale),
		/** Room to write is left out where nothing may be written. */
		written: instrument.notWritten !== true,
		family: instrument.withFamily ? libraryWords[locale].withFamily : null,
		purpose: instrument.purpose,
		intro: instrument.intro ?? null,
		reading: textsOf(instrument.reading),
		nextStep: instrument.nextStep.map(({ text, uses }) => ({
			text,
			uses: pointersTo(library, uses, locale),
		})),
		childView: textsOf(instrument.childView),
	} as const;
}
