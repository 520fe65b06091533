/** What this browser keeps under a name until the tab is closed; empty when it keeps nothing. */
export function keptHere(name: string): string {
	try {
		return sessionStorage.getItem(name) ?? '';
	} catch {
		return '';
	}
}

/** Keeps a text in this browser, or nothing any more when it is empty. One that keeps nothing still sends what it can. */
export function keepHere(name: string, text: string): void {
	try {
		if (text === '') sessionStorage.removeItem(name);
		else sessionStorage.setItem(name, text);
	} catch {
		// It was only the second place where this stands.
	}
}

/** Where what is being typed in a field of a meeting is kept. */
export const draftName = (meetingId: string, field: string): string => `lus-draft-${meetingId}-${field}`;

/** Forgets what was being typed in a meeting. */
export function forgetDrafts(meetingId: string): void {
	try {
		for (const name of Object.keys(sessionStorage)) {
			if (name.startsWith(draftName(meetingId, ''))) sessionStorage.removeItem(name);
		}
	} catch {
		// Nothing was kept.
	}
}
