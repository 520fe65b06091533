import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { drawQrCode } from '#design/qr-code.ts';
import { sayDay } from '#design/say-day.ts';
import { clearNotices } from '#features/signal/index.server.ts';
import {
	addConstituency,
	loadHomework,
	makeHomeworkLink,
	moveLastDay,
	openUpHomework,
	revokeHomeworkLink,
} from '#features/working-group/index.server.ts';
import { constituencyInput, isReadable, MOST_DAYS } from '#features/working-group/index.ts';
import { addDays, isDay } from '#platform/day.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { idIn } from '#platform/http/id-in.server.ts';
import { rowForms } from '#platform/http/row-form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { homeworkWords } from '../../homework-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.act(async (tx) => {
		const loaded = await loadHomework(tx, idIn(params));
		const { today } = tx.actor;
		await clearNotices(tx, { homeworkId: loaded.homework.id });
		return {
			...loaded,
			readable: isReadable(loaded.homework),
			today,
			latest: addDays(today, MOST_DAYS),
			newId: randomUUID(),
		};
	});

const run = rowForms('/working/homework');
const one = z.object({ constituencyId: z.uuid() });

export const actions: Actions = {
	add: run(constituencyInput, addConstituency, '#constituencies'),
	revoke: run(
		one,
		(tx, id, { constituencyId }) => revokeHomeworkLink(tx, id, constituencyId),
		'#constituencies',
	),
	day: run(z.object({ lastDay: z.string().refine(isDay, 'day') }), (tx, id, { lastDay }) =>
		moveLastDay(tx, id, lastDay),
	),
	open: run(z.object({}), openUpHomework, '/gathered'),
	/** Makes a link and shows it in this answer only: no redirect, since nothing keeps the code. */
	link: ({ request, locals, params }) =>
		answerForm(request, locals.locale, one, async ({ constituencyId }) => {
			const id = idIn(params);
			return locals.act(async (tx) => {
				const code = await makeHomeworkLink(tx, id, constituencyId);
				const { homework, constituencies } = await loadHomework(tx, id);
				const name = constituencies.find((each) => each.id === constituencyId)?.name;
				if (name === undefined) throw notFound();
				const place = new URL('/homework', locals.runtime.config.address).href;
				const mail = homeworkWords[locals.locale].mail({
					title: homework.title,
					why: homework.why,
					circle: homework.circleName,
					link: `${place}#${code}`,
					code,
					lastDay: sayDay(homework.lastDay, locals.locale),
				});
				const drawing = drawQrCode(`${place}#${code}`);
				return { made: { name, code, mail, drawing, place: place.replace(/^https?:\/\//, '') } };
			});
		}),
};
