import { findCircle, listMyCircles } from '#features/people/index.server.ts';
import { type CircleKind, holds } from '#features/people/index.ts';
import { loadHomeworkLines, loadPlans } from '#features/working-group/index.server.ts';
import { worksOnThemes } from '#features/working-group/index.ts';
import { idIn } from '#platform/http/id-in.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { PageServerLoad } from './$types';

/** For the members of the group; the coordinator sees its plans. */
export const load: PageServerLoad = ({ locals, params }) => {
	const { person } = locals;
	return locals.act(async (tx) => {
		const circle = await findCircle(tx, idIn(params));
		if (!circle || !worksOnThemes(circle.kind as CircleKind)) throw notFound();
		const member = (await listMyCircles(tx)).some(({ id }) => id === circle.id);
		if (!member && !(person && holds(person, 'coordinator'))) throw notFound();
		return {
			circle: { id: circle.id, name: circle.name, ended: circle.endedOn !== null },
			member,
			today: tx.actor.today,
			plans: await loadPlans(tx, { circleId: circle.id }),
			homework: member ? await loadHomeworkLines(tx, { circleId: circle.id }) : [],
		};
	});
};
