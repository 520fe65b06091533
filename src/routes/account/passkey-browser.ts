/** How it went: done, stopped by the person, or refused by the server. */
export type PasskeyAnswer = 'done' | 'stopped' | 'refused';

/** Whether a passkey can be used here: the browser knows them, and the address has a name instead of only numbers. */
export function knowsPasskeys(): boolean {
	return (
		typeof location !== 'undefined' &&
		!/^[\d.]+$|^\[/.test(location.hostname) &&
		typeof PublicKeyCredential !== 'undefined' &&
		typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
	);
}

/** Logs in with a passkey of this device. The session cookie is set when the answer is 'done'. */
export async function enterWithPasskey(): Promise<PasskeyAnswer> {
	const options = await ask('generate-authenticate-options');
	if (!options) return 'refused';
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
		...options,
		userVerification: 'required',
	});
	return answer('verify-authentication', {}, () => navigator.credentials.get({ publicKey }));
}

/** Makes a passkey on this device for who is logged in. */
export async function addPasskey(name: string): Promise<PasskeyAnswer> {
	const options = await ask('generate-register-options');
	if (!options) return 'refused';
	const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
	return answer('verify-registration', { name }, () => navigator.credentials.create({ publicKey }));
}

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

async function ask(path: string): Promise<Options | undefined> {
	const response = await fetch(`/auth/passkey/${path}`);
	return response.ok ? await response.json() : undefined;
}

async function answer(
	path: string,
	extra: Record<string, string>,
	touch: () => Promise<Credential | null>,
): Promise<PasskeyAnswer> {
	let credential: Credential | null;
	try {
		credential = await touch();
	} catch {
		return 'stopped';
	}
	if (!(credential instanceof PublicKeyCredential)) return 'stopped';
	const response = await fetch(`/auth/passkey/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ...extra, response: credential.toJSON() }),
	});
	return response.ok ? 'done' : 'refused';
}
