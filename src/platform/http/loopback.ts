const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The hosts by which this machine itself may be called, for an address that is only on this machine: people type
 * localhost or 127.0.0.1 as it comes. For any other address only its own host counts.
 * @param address with scheme, e.g. http://localhost:3000
 * @returns hosts with port, the address's own first
 */
export function ownHosts(address: string): string[] {
	const { hostname, host, port } = new URL(address);
	if (!NAMES.includes(hostname)) return [host];
	const others = NAMES.filter((name) => name !== hostname).map((name) => (port ? `${name}:${port}` : name));
	return [host, ...others];
}
