import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { CHANNEL } from '#features/meeting/event-store.server.ts';
import { type LiveMeetings, openLiveMeetings, planMeeting } from '#features/meeting/index.server.ts';
import { command, meetingRefusal } from '#features/meeting/index.ts';
import { planForm } from '#features/meeting/plan-meeting.server.ts';
import { loadLibrary } from '#features/method/index.server.ts';
import { type Actor, asActor, type Platform } from '#platform/db/context.server.ts';
import { listenTo } from '#platform/db/listen.server.ts';
import { inside } from '#platform/db/locate.server.ts';
import { openOneTrip } from '#platform/db/one-trip.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { FIRST_DAY } from '../cast.ts';

const library = loadLibrary('content');

export type LiveProcess = LiveMeetings & { readonly faults: unknown[]; end(): Promise<void> };

/** One server process as far as meetings go: it hears on the channel of the database what others write. */
export async function openLiveProcess(platform: Platform): Promise<LiveProcess> {
	const { socketDir, port } = inject('database');
	const { login } = inside(socketDir, port);
	const trip = openOneTrip(login);
	const faults: unknown[] = [];
	const onFault = (fault: unknown) => void faults.push(fault);
	const live = openLiveMeetings({ platform, trip, now: Date.now, today: () => FIRST_DAY, onFault });
	const listener = await listenTo(
		login,
		CHANNEL,
		(payload) => void live.heard(payload).catch(onFault),
		() => void live.heardNothing().catch(onFault),
	);
	return {
		...live,
		faults,
		async end() {
			live.close();
			await listener.close();
			await trip.close();
		},
	};
}

/** Plans a live meeting of a group. */
export async function planLive(
	platform: Platform,
	actor: Actor,
	circleId: string,
	more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
	const form = planForm.parse({
		id: randomUUID(),
		circleId,
		of: 'learning-network',
		way: 'live',
		title: 'De wissel van begeleider',
		onDay: FIRST_DAY,
		startsAt: '14:00',
		minutes: 90,
		familyKnows: 'yes',
		...more,
	});
	return (await asActor(platform, actor, (tx) => planMeeting(tx, library, form))).id;
}

/** Asks as a page does. */
export async function ask(
	live: LiveMeetings,
	token: string | undefined,
	meetingId: string,
	what: string,
	fields: Readonly<Record<string, unknown>> = {},
): Promise<number> {
	return live.command(token, meetingId, command.parse({ what, ...fields }));
}

/** The code with which work is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
	const error = await work.then(
		() => new Error('this was not refused'),
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refusal)) throw error;
	return error.code;
}

export const roomFull = meetingRefusal('room-full').code;
