import { listRules, listTopics } from '#features/mandate/index.server.ts';
import { listTray } from '#features/signal/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) =>
	locals.act(async (tx) => {
		const topics = new Map((await listTopics(tx)).map((topic) => [topic.id, topic.name]));
		const rules = new Map((await listRules(tx)).map((rule) => [rule.id, rule.name]));
		const tray = (await listTray(tx)).map((line, index) => ({
			key: index,
			since: line.since,
			topic: line.topicId ? topics.get(line.topicId) : undefined,
			rule: line.ruleId ? rules.get(line.ruleId) : undefined,
		}));
		return { tray };
	});
