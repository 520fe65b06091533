import type { Locale } from '#platform/locale.ts';
import { en } from './step-words-en.ts';
import { nl, type StepWords } from './step-words-nl.ts';

export type { StepWords };

/** The words of the steps. The server hands a page those of its language, so that no other language is sent. */
export const stepWords: Record<Locale, StepWords> = { nl, en };
