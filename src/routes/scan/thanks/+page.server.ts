import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ family: true });
