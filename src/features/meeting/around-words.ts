import type { Locale } from '#platform/locale.ts';
import { en } from './around-words-en.ts';
import { type AroundWords, nl } from './around-words-nl.ts';

export type { AroundWords } from './around-words-nl.ts';

/** Words of what happens around a meeting: agenda, noting, results, calendars, minutes. */
export const aroundWords: Record<Locale, AroundWords> = { nl, en };
