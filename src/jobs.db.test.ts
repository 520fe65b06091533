import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planAction } from '#features/action/index.server.ts';
import { planForm, planMeeting, tellMembers } from '#features/meeting/index.server.ts';
import { loadContent, loadLibrary } from '#features/method/index.server.ts';
import { openScan } from '#features/scan/index.server.ts';
import { listMyNotices } from '#features/signal/index.server.ts';
import { askHomework } from '#features/working-group/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { openMailer } from '#platform/mail/mailer.server.ts';
import { type Cast, FIRST_DAY, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { openMailbox } from '#tests/mailbox.ts';
import { runRoundOf } from './jobs.server.ts';

const platform = openTestPlatform();
const { holidays } = loadContent('content');
const address = 'https://lus.example';
let cast: Cast;
let mailbox: Awaited<ReturnType<typeof openMailbox>>;
beforeAll(async () => {
	cast = await layOutCast();
	mailbox = await openMailbox();
});
afterAll(async () => {
	await mailbox.close();
	await platform.close();
});

const round = (day: string, smtp: string | undefined) =>
	runRoundOf(
		{ platform, holidays, mailer: openMailer(smtp, 'Lus <lus@lus.example>'), address },
		{ regionId: cast.regionId, today: day },
	);

test('a promise that is due reaches its owner by mail once; the mail says where to look, not what it is about', async () => {
	const dueOn = addDays(FIRST_DAY, 4);
	await asActor(platform, cast.bram, (tx) =>
		planAction(tx, {
			id: randomUUID(),
			circleId: cast.circles.tableOne,
			what: 'Bel de moeder van Lotte.',
			ownerId: cast.bram.personId ?? '',
			dueOn,
		}),
	);
	await round(addDays(FIRST_DAY, 3), mailbox.url);
	expect(mailbox.received).toEqual([]);
	// A mail server that does not answer loses nothing: the next round tries again.
	expect((await round(dueOn, 'smtp://127.0.0.1:1')).mailed).toBe(0);
	expect((await round(dueOn, mailbox.url)).mailed).toBe(1);
	expect((await round(dueOn, mailbox.url)).mailed).toBe(0);
	expect(mailbox.received.map(({ to }) => to)).toEqual([['bram@test.example']]);
	const [mail] = mailbox.received;
	expect(mail?.text).toContain(`${address}/actions/`);
	expect(`${mail?.head.join(' ')} ${mail?.text}`).not.toMatch(/Lotte|moeder|Tafel|tableOne/);
});

test('a scan is still open on its closing day and closed the day after, once', async () => {
	const closesOn = addDays(FIRST_DAY, 7);
	const circleId = cast.notebooks.anna ?? '';
	await asActor(platform, cast.anna, (tx) =>
		openScan(tx, loadLibrary('content'), {
			id: randomUUID(),
			of: 'continuum',
			circleId,
			closesOn,
			asksClients: false,
		}),
	);
	const closed: number[] = [];
	for (const later of [0, 1, 2]) closed.push((await round(addDays(closesOn, later), undefined)).scansClosed);
	expect(closed).toEqual([0, 1, 0]);
});

test('homework is still closed on its last day and opened up the day after, once', async () => {
	const lastDay = addDays(FIRST_DAY, 7);
	await asActor(platform, cast.anna, (tx) =>
		askHomework(tx, {
			...{ id: randomUUID(), circleId: cast.circles.team, themeId: null, lastDay, shown: 'together' },
			...{ title: 'Wat zien jullie?', why: 'We willen het weten.', questions: ['Wat helpt?'] },
			constituencies: ['Onderwijs'],
		}),
	);
	const opened: number[] = [];
	for (const later of [0, 1, 2])
		opened.push((await round(addDays(lastDay, later), undefined)).homeworkOpened);
	expect(opened).toEqual([0, 1, 0]);
});

test('the others of a group hear of a meeting by a line and a mail with day and hour, not what it is about', async () => {
	const { anna, bram } = cast;
	const act = <T>(work: (tx: Tx) => Promise<T>) => asActor(platform, anna, work);
	const input = planForm.parse({
		...{
			id: randomUUID(),
			circleId: cast.circles.tableOne,
			of: 'kom',
			way: 'agendaPoint',
			familyKnows: 'yes',
		},
		...{
			title: 'Lotte slaapt niet',
			onDay: FIRST_DAY,
			startsAt: '14:00',
			minutes: 60,
			rhythm: 'weekly',
			times: 2,
		},
	});
	const { id } = await act((tx) => planMeeting(tx, loadLibrary('content'), input));
	await tellMembers({ platform, actor: anna, act }, id, 'planned');
	const told = (actor: Actor) => asActor(platform, actor, listMyNotices);
	expect((await told(anna)).filter(({ meetingId }) => meetingId === id)).toEqual([]);
	expect((await told(bram)).filter(({ meetingId }) => meetingId === id)).toMatchObject([
		{ kind: 'meetingPlanned', about: null },
	]);
	mailbox.received.length = 0;
	await round(FIRST_DAY, mailbox.url);
	const [mail] = mailbox.received.filter(({ text }) => text.includes(`/meetings/${id}`));
	expect(mail?.to).toEqual(['bram@test.example']);
	const calendar = Buffer.from(
		/base64[^\n]*\n(?:[^\n]+\n)*\n([\w+/=\n]+)/.exec(mail?.text ?? '')?.[1] ?? '',
		'base64',
	);
	const whole = `${mail?.head.join(' ')} ${mail?.text} ${calendar}`;
	expect(whole).toContain('text/calendar');
	expect(whole.match(/BEGIN:VEVENT/g)).toHaveLength(2);
	expect(whole).not.toMatch(/Lotte|tableOne/);

	const owner = await openAsOwner();
	await owner.query('update region set demonstration = true where region_id = $1', [cast.regionId]);
	await tellMembers({ platform, actor: anna, act }, id, 'changed');
	await owner.query('update region set demonstration = false where region_id = $1', [cast.regionId]);
	await owner.end();
	expect((await told(bram)).map(({ kind }) => kind)).not.toContain('meetingChanged');
});
