import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
	locale: locals.locale,
	theme: locals.theme,
	path: url.pathname + url.search,
	person: locals.person && {
		name: locals.person.name,
		regionName: locals.person.regionName,
		demonstration: locals.person.demonstration,
		roles: locals.person.roles,
	},
});
