/** Who may call a route. What they then see is decided again by the database. */
export type Access =
	/** Everyone, logged in or not. */
	| 'anyone'
	/** Someone with a link (invitation, reply, card of a scan, homework, calendar): the page itself asks for the code. */
	| 'guest'
	/** Only while the installation has no region yet. */
	| 'founder'
	/** A logged-in person of a region. */
	| 'person'
	| 'coordinator'
	| 'administrator'
	/** A machine with a personal token; cookies count for nothing. */
	| 'token';

/**
 * Every route of Lus and who may call it. A route that is missing here is refused to everyone, and the check
 * `tests/security/routes.test.ts` fails until it is added.
 */
export const access: Readonly<Record<string, Access>> = {
	'/': 'anyone',
	'/account': 'person',
	'/actions': 'person',
	'/actions/[id]': 'person',
	'/api/[...path]': 'token',
	'/calendar/[token]': 'guest',
	'/groups': 'person',
	'/groups/[id]': 'person',
	'/groups/[id]/work': 'person',
	'/groups/new': 'person',
	'/guidance': 'person',
	'/guidance/[id]': 'person',
	'/guidance/new': 'person',
	'/homework': 'guest',
	'/homework/answer': 'guest',
	'/homework/thanks': 'guest',
	'/invitation': 'guest',
	'/join': 'guest',
	'/library': 'person',
	'/library/[kind]/[id]': 'person',
	'/library/binder': 'person',
	'/library/binder/[piece]': 'person',
	'/library/packs': 'person',
	'/library/packs/file': 'person',
	'/library/write': 'person',
	'/library/write/[id]': 'person',
	'/live/[id]': 'guest',
	'/live/[id]/screen': 'guest',
	'/login': 'anyone',
	'/logout': 'anyone',
	'/reflections': 'person',
	'/reflections/[id]': 'person',
	'/reflections/[id]/[step]': 'person',
	'/reflections/[id]/catch/[n]': 'person',
	'/reflections/[id]/copy': 'person',
	'/reflections/[id]/items': 'person',
	'/reflections/catch': 'person',
	'/reflections/new': 'person',
	'/reflections/objectify-lists': 'person',
	'/region': 'administrator',
	'/safety': 'anyone',
	'/meetings': 'person',
	'/meetings/[id]': 'person',
	'/meetings/[id]/calendar': 'person',
	'/meetings/[id]/minutes': 'person',
	'/meetings/[id]/minutes/document': 'person',
	'/meetings/new': 'person',
	'/mandates': 'person',
	'/mandates/[id]': 'person',
	'/mandates/addressees': 'person',
	'/mandates/addressees/[id]': 'person',
	'/mandates/consultations': 'person',
	'/mandates/new': 'coordinator',
	'/mandates/topics': 'person',
	'/outsider': 'person',
	'/outsider/[id]': 'person',
	'/outsider/ask': 'person',
	'/outsider/card': 'person',
	'/outsider/ring': 'coordinator',
	'/reply': 'guest',
	'/reply/answer': 'guest',
	'/settings': 'anyone',
	'/setup': 'founder',
	'/terms': 'anyone',
	'/themes': 'person',
	'/themes/[id]': 'person',
	'/themes/[id]/answers': 'coordinator',
	'/themes/[id]/dossier': 'person',
	'/themes/new': 'coordinator',
	'/today': 'person',
	'/working/homework/[id]': 'person',
	'/working/homework/[id]/gathered': 'person',
	'/working/homework/[id]/paper': 'person',
	'/working/homework/new': 'person',
	'/working/plans/[id]': 'person',
	'/working/plans/new': 'person',
	'/worksheets': 'person',
	'/worksheets/[id]': 'person',
	'/worksheets/new': 'person',
	'/trajectories': 'person',
	'/trajectories/[id]': 'person',
	'/trajectories/figures': 'coordinator',
	'/trajectories/figures/json': 'coordinator',
	'/trajectories/import': 'coordinator',
	'/trajectories/import/[id]': 'coordinator',
	'/trajectories/import/[id]/refused': 'coordinator',
	'/trajectories/new': 'coordinator',
	'/scan': 'guest',
	'/scan/answer': 'guest',
	'/scan/leave': 'guest',
	'/scan/thanks': 'guest',
	'/scans': 'person',
	'/scans/[id]': 'person',
	'/scans/[id]/cards': 'person',
	'/scans/[id]/here': 'person',
	'/scans/new': 'person',
	'/search': 'person',
	'/signals': 'person',
	'/signals/[id]': 'person',
	'/signals/draft/[id]': 'person',
	'/signals/draft/[id]/gate': 'person',
	'/signals/new': 'person',
	'/signals/tray': 'person',
};

/**
 * Where somebody may go whose region asks for a second factor that is not there yet: to make one, and to the page
 * about safety, which never waits for anything.
 */
export const withoutSecondFactor: ReadonlySet<string> = new Set(['/account', '/safety']);

/** The paths of Better Auth that answer a browser, and who may call them. Every other one is not found. */
export const accountPaths: Readonly<Record<string, 'anyone' | 'person'>> = {
	'/auth/passkey/generate-authenticate-options': 'anyone',
	'/auth/passkey/verify-authentication': 'anyone',
	'/auth/passkey/generate-register-options': 'person',
	'/auth/passkey/verify-registration': 'person',
};
