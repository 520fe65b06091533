/** Who may call a route. What they then see is decided again by the database. */
export type Access =
	/** Everyone, logged in or not. */
	| 'anyone'
	/** Someone with a link (invitation, reply): the page itself asks for the code. */
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
	'/login': 'anyone',
	'/logout': 'anyone',
	'/settings': 'anyone',
	'/setup': 'founder',
	'/today': 'person',
};
