import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { planMeeting } from '#features/meeting/index.server.ts';
import { openBuiltInLibrary } from '#features/method/index.server.ts';
import type { MeetingsContent } from './meetings-content.ts';
import type { Stage } from './stage.server.ts';

/** People plan what comes: a talk on screens, a point on a team meeting, a table without screens. */
export async function planMeetings(stage: Stage, content: MeetingsContent): Promise<void> {
	const { root } = stage.tools;
	const library = openBuiltInLibrary(root, join(root, '../build'))();
	for (const { by, circle, day, ...meeting } of content.meetings) {
		await stage.as(by, 0, (tx) =>
			planMeeting(tx, library, {
				...meeting,
				id: randomUUID(),
				circleId: stage.idOf(`circle:${circle}`),
				onDay: stage.dayOf(day),
				checkIn: false,
				checkOut: false,
				themeId: null,
				rhythm: 'once',
				times: 1,
				familyKnows: 'yes',
			}),
		);
	}
}
