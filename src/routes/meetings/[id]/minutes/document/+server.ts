import { sayDay } from '#design/say-day.ts';
import { loadMinutes } from '#features/meeting/index.server.ts';
import { aroundWords } from '#features/meeting/index.ts';
import { writeDocx } from '#platform/documents/write-docx.server.ts';
import { idIn as meetingId } from '#platform/http/id-in.server.ts';
import { Refusal } from '#platform/refusal.ts';
import type { RequestHandler } from './$types';

/** The minutes as a text document; refused for the table of a trajectory, whose minutes stay inside. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { locale } = locals;
	const { row, blocks } = await locals.act((tx) => loadMinutes(tx, meetingId(params), locale));
	if (row.circleKind === 'table') throw staysInside();
	const lead = `${row.circleName} · ${sayDay(row.onDay, locale)}, ${row.startsAt}`;
	const bytes = await writeDocx({ title: row.title, lead, language: locale, blocks });
	const name = locale === 'nl' ? 'verslag' : 'minutes';
	return new Response(Buffer.from(bytes), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'content-disposition': `attachment; filename="${name}-${row.onDay}.docx"`,
		},
	});
};

function staysInside(): Refusal {
	const { nl, en } = aroundWords;
	return new Refusal('minutes-stay', { nl: nl.minutesStay, en: en.minutesStay }, 403);
}
