/**
 * What must be closed when the process ends. The built bundle and the type-stripped server entry are two module
 * worlds: the list lives on globalThis so that the one can register what the other closes.
 */
const KEY = Symbol.for('lus.stop');
type Holder = { [KEY]?: (() => Promise<void>)[] };

/** Registers what is to be closed at the end; the last one registered is closed first. */
export function onStop(close: () => Promise<void>): void {
	const holder = globalThis as Holder;
	holder[KEY] ??= [];
	holder[KEY].push(close);
}

/** Closes everything that registered, each once. A failure of one does not keep the others open. */
export async function stopAll(): Promise<void> {
	const holder = globalThis as Holder;
	const closes = holder[KEY]?.splice(0).reverse() ?? [];
	for (const close of closes) await close().catch(() => undefined);
}
