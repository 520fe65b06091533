/** Headers that every answer carries, whatever the route or method. The content policy is SvelteKit's (nonces). */
export function securityHeaders(secure: boolean): Record<string, string> {
	return {
		'x-content-type-options': 'nosniff',
		// Not no-referrer: browsers then send "Origin: null" with our own forms, and the Origin rule refuses them.
		'referrer-policy': 'same-origin',
		'x-frame-options': 'DENY',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
		...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
	};
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether an unsafe request comes from one of our own pages. Machines under /api carry a bearer token instead
 * and never a cookie identity, so a foreign page cannot borrow one.
 */
export function originAllowed(request: Request, url: URL): boolean {
	if (SAFE.has(request.method)) return true;
	if (url.pathname.startsWith('/api/')) return !request.headers.has('cookie') || fromUs(request, url);
	return fromUs(request, url);
}

function fromUs(request: Request, url: URL): boolean {
	return request.headers.get('origin') === url.origin;
}
