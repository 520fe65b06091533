import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Tests in a browser of people who talk together, of what lies around it, and of what travels between them. */
const meetings = ['tests/e2e/{live-*,around-meeting,guidance,homework,loop,outsider}.test.ts'];
const inBrowser = {
	globalSetup: ['tests/browser.setup.ts'],
	testTimeout: 240_000,
	hookTimeout: 120_000,
	fileParallelism: false,
};

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ precompress: true }),
			// Our own rule in src/hooks.server.ts checks the Origin of every unsafe request (docs/decisions/004).
			csrf: { trustedOrigins: ['*'] },
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					// The hash is the style of SvelteKit's own route announcer.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'object-src': ['none'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/borders/**/*.test.ts'],
					exclude: ['src/**/*.db.test.ts'],
					// Two processors that are busy are no reason to fail.
					testTimeout: 30_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: ['src/**/*.db.test.ts', 'tests/security/**/*.test.ts'],
					globalSetup: ['tests/database.setup.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000,
				},
			},
			// Two halves that take about as long, each on a server of its own, so that they can run side by side.
			{
				extends: true,
				test: { ...inBrowser, name: 'browser-meetings', include: meetings },
			},
			{
				extends: true,
				test: { ...inBrowser, name: 'browser-pages', include: ['tests/e2e/**/*.test.ts'], exclude: meetings },
			},
		],
	},
});
