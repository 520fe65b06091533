import { listMyCycles } from '#features/cycle/index.server.ts';
import { listAddressees, listTopics } from '#features/mandate/index.server.ts';
import { listMeetings } from '#features/meeting/index.server.ts';
import { meetingWords } from '#features/meeting/index.ts';
import { findEntries } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { listGroups } from '#features/people/index.server.ts';
import { searchSignals } from '#features/signal/index.server.ts';
import { listThemes } from '#features/theme/index.server.ts';
import { frameWords } from '../frame-words.ts';
import type { PageServerLoad } from './$types';

const MOST = 20;

/** Small letters without accents, so that "coordinator" finds "coördinator". */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Finds pages, groups, methods (the steps), terms, topics, themes, signals, the titles of own reflections and of the
 * meetings of one's groups. The
 * words of a trajectory are found inside it only, never here.
 */
export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	if (asked === '') return { asked, hits: [] };
	const wanted = fold(asked);
	const matches = (...texts: string[]) => texts.some((text) => fold(text).includes(wanted));
	const { content } = locals.runtime;
	const say = frameWords[locals.locale];
	const pages = [
		['/today', say.today],
		['/reflections', say.reflections],
		['/signals', say.signals],
		['/themes', say.themes],
		['/library', say.library],
		['/mandates', say.mandates],
		['/groups', say.groups],
		['/meetings', meetingWords[locals.locale].title],
		['/terms', say.terms],
		['/safety', say.safety],
		['/account', say.account],
	] as const;
	const found = await locals.act(async (tx) => ({
		library: (await openLibrary(tx, locals.runtime.library)).library,
		circles: await listGroups(tx),
		topics: await listTopics(tx),
		addressees: await listAddressees(tx),
		themes: await listThemes(tx),
		cycles: await listMyCycles(tx),
		meetings: [
			...(await listMeetings(tx, { from: tx.actor.today })),
			...(await listMeetings(tx, { before: tx.actor.today })),
		],
		signals: await searchSignals(tx, asked, MOST),
	}));
	const hits = [
		...pages
			.filter(([, label]) => matches(label))
			.map(([path, label]) => ({ kind: 'page', path, label, more: '' })),
		...found.circles
			.filter((circle) => circle.kind !== 'individual' && matches(circle.name))
			.map((circle) => ({ kind: 'group', path: `/groups/${circle.id}`, label: circle.name, more: '' })),
		...findEntries(found.library, { words: asked }, locals.locale).map((one) => ({
			kind: one.kind,
			path: `/library/${one.kind}/${one.id}`,
			label: one.title,
			more: one.summary,
		})),
		...Object.values(content.steps[locals.locale])
			.filter((step) => matches(step.title, step.question))
			.map((step) => ({
				kind: 'step',
				path: `/terms#step-${step.step}`,
				label: `${step.title} · ${step.level}`,
				more: step.question,
			})),
		...content.glossary[locals.locale]
			.filter((entry) => matches(entry.term, entry.definition))
			.map((entry) => ({
				kind: 'term',
				path: `/terms#${entry.id}`,
				label: entry.term,
				more: entry.definition,
			})),
		...found.topics
			.filter((topic) => matches(topic.name))
			.map((topic) => ({ kind: 'topic', path: `/mandates#${topic.id}`, label: topic.name, more: '' })),
		...found.addressees
			.filter((one) => matches(one.name))
			.map((one) => ({
				kind: 'addressee',
				path: `/mandates/addressees/${one.id}`,
				label: one.name,
				more: '',
			})),
		...found.themes
			.filter((theme) => matches(theme.title, theme.summary))
			.map((theme) => ({ kind: 'theme', path: `/themes/${theme.id}`, label: theme.title, more: '' })),
		...found.signals.map((signal) => ({
			kind: 'signal',
			path: `/signals/${signal.id}`,
			label: signal.statement,
			more: '',
		})),
		...found.cycles
			.filter((cycle) => matches(cycle.name))
			.map((cycle) => ({
				kind: 'reflection',
				path: `/reflections/${cycle.id}`,
				label: cycle.name,
				more: '',
			})),
		...found.meetings
			.filter(({ circleKind, title }) => circleKind !== 'table' && matches(title))
			.map(({ id, title, circleName }) => ({
				...{ kind: 'meeting', path: `/meetings/${id}`, label: title, more: circleName },
			})),
	];
	return { asked, hits };
};
