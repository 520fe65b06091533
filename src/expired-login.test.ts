import { expect, test } from 'vitest';
import { carryForm, pageOf, readCarried, safePath, sendToLogin } from './expired-login.server.ts';

const url = new URL('https://lus.example/reflections/7?/save');
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
	new Request(url, { method: 'POST', body, headers });
const sized = (bytes: number) => ({
	'content-type': 'application/x-www-form-urlencoded',
	'content-length': String(bytes),
});

test('no path leads away from our own pages', () => {
	for (const to of ['https://x.example', '//x.example', '/\\x.example', 'javascript:alert(1)', '', null]) {
		expect(safePath(to)).toBe('/today');
	}
	expect(readCarried('{"to":"//x.example","fields":[]}')).toEqual({ to: '/today', fields: [] });
});

test('what is no carried form gives nothing', () => {
	for (const text of ['', 'x', 'null', '[]', '{"to":1,"fields":[]}', '{"to":"/a"}']) {
		expect(readCarried(text)).toBeUndefined();
	}
	const odd = JSON.stringify({ to: '/a', fields: [['a', 1], ['b'], 'c', ['d', 'e']] });
	expect(readCarried(odd)).toEqual({ to: '/a', fields: [['d', 'e']] });
});

test('a page that is only looked at leads to the login and back', () => {
	const response = sendToLogin(new Request(url), url, 'nl');
	expect([response.status, response.headers.get('location')]).toEqual([
		303,
		'/login?to=%2Freflections%2F7%3F%2Fsave',
	]);
	expect(pageOf('/x?/save&part=a')).toBe('/x?part=a');
	expect(pageOf('/x?/save')).toBe('/x');
});

test('a script that saves hears in words that it must wait', async () => {
	const response = sendToLogin(post('{}', { 'content-type': 'application/json' }), url, 'en');
	expect([response.status, await response.json()]).toEqual([
		401,
		expect.objectContaining({ code: 'logged-out' }),
	]);
});

test('a form travels along with method and body, but not more than a megabyte', () => {
	const small = sendToLogin(post('a=b', sized(3)), url, 'nl');
	expect([small.status, small.headers.get('location')]).toEqual([
		307,
		'/login?/carry&to=%2Freflections%2F7%3F%2Fsave',
	]);
	const large = sendToLogin(post('a=b', sized(1_048_577)), url, 'nl');
	expect([large.status, large.headers.get('location')]).toEqual([
		303,
		'/login?too-much&to=%2Freflections%2F7',
	]);
});

test('what was typed comes back to the letter; passwords and files stay behind', () => {
	const form = new FormData();
	form.append('id', '1');
	form.append('text', 'Ze belde af.\r\n"Nooit" <b> & \'zo\'');
	form.append('text', 'tweede');
	form.append('newPassword', 'geheim geheim');
	form.append('file', new File(['x'], 'lijst.csv'));
	const { carried, file } = carryForm(form, '/reflections/7?/save');
	expect(file).toBe(true);
	expect(readCarried(JSON.stringify(carried))).toEqual({
		to: '/reflections/7?/save',
		fields: [
			['id', '1'],
			['text', 'Ze belde af.\r\n"Nooit" <b> & \'zo\''],
			['text', 'tweede'],
		],
	});
});
