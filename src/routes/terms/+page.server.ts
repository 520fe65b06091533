import { stepOrder } from '#features/cycle/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { content } = locals.runtime;
	const order = new Intl.Collator(locals.locale);
	return {
		terms: [...content.glossary[locals.locale]].sort((a, b) => order.compare(a.term, b.term)),
		steps: stepOrder.map((step) => {
			const { title, purpose } = content.steps[locals.locale][`${step}-micro`];
			return { step, title, purpose };
		}),
	};
};
