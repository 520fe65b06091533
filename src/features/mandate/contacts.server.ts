import { listPeople } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';

export type Contact = { readonly id: string; readonly name: string };

/** The people who can be named as secretary or bearer, as far as the acting person may know them: id and name only. */
export async function listContacts(tx: Tx): Promise<Contact[]> {
	return (await listPeople(tx)).map(({ id, name }) => ({ id, name }));
}
