import { elements } from '#features/outsider/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';

export type Named = { readonly id: string; readonly name: string };

/** The working elements by the titles that the library gives them. */
export async function namedElements(tx: Tx, { runtime, locale }: App.Locals): Promise<Named[]> {
	const { library } = await openLibrary(tx, runtime.library);
	const entry = library.instrument.get('working-elements')?.[locale];
	const sections = entry && 'sections' in entry ? entry.sections : [];
	return elements.map((id) => ({ id, name: sections.find((one) => one.id === id)?.title ?? id }));
}

/** Zones and sectors by their names in the language of the page. */
export function namedPlaces({ runtime, locale }: App.Locals): { zones: Named[]; sectors: Named[] } {
	const { zones, sectors } = runtime.content;
	return {
		zones: zones.map(({ id, name }) => ({ id, name })),
		sectors: sectors.sectors.map((sector) => ({ id: sector.id, name: sector[locale] })),
	};
}

/** The name of what has this id, or the id when it is known no more. */
export function nameOf(list: readonly Named[], id: string | null): string {
	return list.find((one) => one.id === id)?.name ?? id ?? '';
}
