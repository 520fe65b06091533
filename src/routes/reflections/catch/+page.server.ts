import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Only picks a number: nothing exists until something was written. */
export const load: PageServerLoad = () => redirect(303, `/reflections/${randomUUID()}/catch/1`);
