import type { Locale } from '#platform/locale.ts';
import { en } from './outsider-words-en.ts';
import { nl } from './outsider-words-nl.ts';

export type OutsiderWords = typeof nl;

/** The words of the pages about fresh pairs of eyes. */
export const outsiderWords: Record<Locale, OutsiderWords> = { nl, en };
