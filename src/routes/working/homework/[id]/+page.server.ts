import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { drawQrCode } from '#design/qr-code.ts';
import { sayDay } from '#design/say-day.ts';
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
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { homeworkWords } from '../../homework-words.ts';
import { rowId } from '../../row-id.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.act(async (tx) => {
		const loaded = await loadHomework(tx, rowId(params));
		const { today } = tx.actor;
		return {
			...loaded,
			readable: isReadable(loaded.homework),
			today,
			latest: addDays(today, MOST_DAYS),
			newId: randomUUID(),
		};
	});

/** Asks the command and comes back to the place on the page where it can be seen. */
function run<S extends z.ZodType>(
	schema: S,
	anchor: string,
	work: (tx: Tx, homeworkId: string, input: z.output<S>) => Promise<void>,
) {
	return ({ request, locals, params }: RequestEvent) =>
		answerForm(request, locals.locale, schema, async (input) => {
			const id = rowId(params);
			await locals.act((tx) => work(tx, id, input));
			redirect(303, `/working/homework/${id}${anchor}`);
		});
}

const one = z.object({ constituencyId: z.uuid() });

export const actions: Actions = {
	add: run(constituencyInput, '#constituencies', addConstituency),
	revoke: run(one, '#constituencies', (tx, id, { constituencyId }) =>
		revokeHomeworkLink(tx, id, constituencyId),
	),
	day: run(z.object({ lastDay: z.string().refine(isDay, 'day') }), '', (tx, id, { lastDay }) =>
		moveLastDay(tx, id, lastDay),
	),
	open: run(z.object({}), '/gathered', (tx, id) => openUpHomework(tx, id)),
	/** Makes a link and shows it in this answer only: no redirect, since nothing keeps the code. */
	link: ({ request, locals, params }) =>
		answerForm(request, locals.locale, one, async ({ constituencyId }) => {
			const id = rowId(params);
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
