/** A domain that can never exist: no mail of a demonstration ever arrives anywhere. */
const DOMAIN = 'demonstration.example';

/** The address with which a role of the demonstration logs in. */
export function emailOf(role: string): string {
	return `${role}@${DOMAIN}`;
}
