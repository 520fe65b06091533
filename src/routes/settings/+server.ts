import { redirect } from '@sveltejs/kit';
import { isLocale } from '#platform/locale.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 31_536_000;

/** Language and colours of this device; kept in a cookie, so that guests have them too. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const keep = {
		path: '/',
		maxAge: YEAR_SECONDS,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
	} as const;
	const locale = form.get('locale');
	if (isLocale(locale)) cookies.set('lus-locale', locale, keep);
	const theme = form.get('theme');
	if (theme === 'light' || theme === 'dark' || theme === 'system') cookies.set('lus-theme', theme, keep);
	const to = String(form.get('to') ?? '/');
	redirect(303, to.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/');
};
