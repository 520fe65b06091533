import type { Locale } from '#platform/locale.ts';
import { en } from './live-words-en.ts';
import { type LiveWords, nl } from './live-words-nl.ts';

export type { LiveWords };

/** Words of a live meeting, on phone, big screen and the desk of who leads. */
export const liveWords: Record<Locale, LiveWords> = { nl, en };
