import type { Person } from '#features/people/index.ts';
import type { Actor, Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import type { Runtime } from './runtime.server.ts';

declare global {
	namespace App {
		interface Locals {
			runtime: Runtime;
			locale: Locale;
			theme: 'light' | 'dark' | 'system';
			/** Who is logged in, as a person of one region; undefined for guests. */
			person: Person | undefined;
			/** Runs work behind the wall as the person of this request. */
			act: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
			actor: Actor | undefined;
			session: { token: string; userId: string; email: string } | undefined;
			/** The region asks for a second factor and this user has none yet. */
			needsSecondFactor: boolean;
		}
		interface Error {
			code?: string;
			message: string;
		}
	}
}
