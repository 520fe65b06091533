import { inject } from 'vitest';
import { type LiveMeetings, openLiveMeetings } from '#features/meeting/index.server.ts';
import type { Platform } from '#platform/db/context.server.ts';
import { inside } from '#platform/db/locate.server.ts';
import { openOneTrip } from '#platform/db/one-trip.server.ts';
import { FIRST_DAY } from './cast.ts';

/** What runs of meetings, on the test database, as one process of the server has it. */
export function openTestMeetings(platform: Platform): { meetings: LiveMeetings; close(): Promise<void> } {
	const { socketDir, port } = inject('database');
	const trip = openOneTrip(inside(socketDir, port).login);
	const onFault = (error: unknown) => {
		throw error;
	};
	const meetings = openLiveMeetings({ platform, trip, now: Date.now, today: () => FIRST_DAY, onFault });
	return {
		meetings,
		async close() {
			meetings.close();
			await trip.close();
		},
	};
}
