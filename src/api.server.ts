import { addActionApi } from '#features/action/action-api.server.ts';
import { addCycleApi, type CycleRules } from '#features/cycle/cycle-api.server.ts';
import { addGuidanceApi } from '#features/guidance/guidance-api.server.ts';
import { addAddresseeApi, addMandateApi } from '#features/mandate/mandate-api.server.ts';
import { addTopicApi } from '#features/mandate/topic-api.server.ts';
import { addMeetingApi, type MeetingRules } from '#features/meeting/meeting-api.server.ts';
import type { Content } from '#features/method/index.ts';
import { addMethodApi } from '#features/method/method-api.server.ts';
import { addOutsiderApi } from '#features/outsider/outsider-api.server.ts';
import { addRingApi } from '#features/outsider/ring-api.server.ts';
import { addPackApi, type LibraryRules } from '#features/pack/pack-api.server.ts';
import { addCircleApi } from '#features/people/circle-api.server.ts';
import { findByToken } from '#features/people/index.server.ts';
import { addInvitationApi, type InvitationRules } from '#features/people/invitation-api.server.ts';
import { addPeopleApi, type PeopleRules } from '#features/people/people-api.server.ts';
import { addScanApi } from '#features/scan/scan-api.server.ts';
import { addAnswerApi } from '#features/signal/answer-api.server.ts';
import { addDraftApi, type SignalRules } from '#features/signal/draft-api.server.ts';
import { addSignalApi } from '#features/signal/signal-api.server.ts';
import { addThemeDecisionApi } from '#features/theme/decision-api.server.ts';
import { addThemeApi } from '#features/theme/theme-api.server.ts';
import { addImportApi } from '#features/trajectory/import-api.server.ts';
import { addTrajectoryApi } from '#features/trajectory/trajectory-api.server.ts';
import { addVoiceApi } from '#features/voice/voice-api.server.ts';
import { addHomeworkApi } from '#features/working-group/homework-api.server.ts';
import { addPlanApi, type PlanRules } from '#features/working-group/plan-api.server.ts';
import { addWorksheetApi } from '#features/worksheet/worksheet-api.server.ts';
import type { Day } from '#platform/day.ts';
import { asNobody, type Platform } from '#platform/db/context.server.ts';
import { type ComposedApi, composeApi } from '#platform/http/compose-api.server.ts';

/** What the API looks at beside the database. */
export type ApiTools = Omit<SignalRules, 'holidays'> &
	InvitationRules &
	CycleRules &
	LibraryRules &
	PlanRules &
	MeetingRules &
	Pick<PeopleRules, 'endSessions'> & { readonly content: Content };

/**
 * The whole API for machines, under /api/v1: the same commands as the pages, with the rights of the person whose token
 * it is.
 */
export function makeLusApi(platform: Platform, tools: ApiTools, today: () => Day): ComposedApi {
	const { sectors, holidays } = tools.content;
	return composeApi({
		platform,
		today,
		title: 'Lus',
		description: 'Every signal gets an answer. The same acts as on the pages of Lus, for programs.',
		identify: (token) => asNobody(platform, (tx) => findByToken(tx, token)),
		rules: { ...tools, holidays, sectors: sectors.sectors.map(({ id }) => id) },
		parts: {
			people(api) {
				addPeopleApi(api);
				addCircleApi(api);
				addInvitationApi(api);
			},
			mandate(api) {
				addTopicApi(api);
				addAddresseeApi(api);
				addMandateApi(api);
			},
			method: addMethodApi,
			library: addPackApi,
			trajectory(api) {
				addTrajectoryApi(api);
				addImportApi(api);
			},
			voice: addVoiceApi,
			action: addActionApi,
			cycle: addCycleApi,
			signal(api) {
				addDraftApi(api);
				addSignalApi(api);
				addAnswerApi(api);
			},
			worksheet: addWorksheetApi,
			theme(api) {
				addThemeApi(api);
				addThemeDecisionApi(api);
			},
			guidance: addGuidanceApi,
			'working-group'(api) {
				addPlanApi(api);
				addHomeworkApi(api);
			},
			meeting: addMeetingApi,
			scan: addScanApi,
			outsider(api) {
				addOutsiderApi(api);
				addRingApi(api);
			},
		},
	});
}
