import type { GuidanceWords } from '#features/guidance/index.ts';
import type { GuidancePageWords } from '../guidance-page-words.ts';
import type { PageData } from './$types';

/** A series as who takes part sees it. */
export type Series = NonNullable<PageData['series']>;

export type Refused = {
	readonly values: Readonly<Record<string, string>>;
	readonly fields: Readonly<Record<string, string>>;
};

/** What every part of the page is given. */
export type PartProps = {
	readonly series: Series;
	readonly say: GuidancePageWords;
	readonly words: GuidanceWords;
	readonly day: (text: string) => string;
	/** Whether the series still runs. */
	readonly open: boolean;
	readonly failure: Refused | undefined;
};

/** What was typed in a form that was refused, by the name that the form sends along; undefined for the other forms. */
export function typedIn(failure: Refused | undefined, form: string): Refused | undefined {
	return failure?.values.form === form ? failure : undefined;
}
