import { type Method, type Result, results, type ToolOf } from '#features/method/index.ts';
import { asLines, countOf, type Fields, indexes, joined, linesOf } from './written-fields.ts';
import { fieldsOfPhase, missesTool, phaseOfWritten } from './written-phase.ts';

/** What may be wrong with a field; the page says it in words. */
export type WrittenFault = 'empty' | 'minutes' | 'people' | 'markup' | 'long' | 'tool';

/** Fields with one line for each thing. */
export const lineFields = [
	'when',
	'whenNot',
	'prepare',
	'agreements',
	'roles',
	'tips',
	'pitfalls',
	'childView',
] as const;
/** Fields with one text. */
export const textFields = ['title', 'summary', 'goal', 'source'] as const;
const mayBeEmpty: readonly string[] = ['prepare', 'agreements'];
const LONGEST = 2000;

/**
 * Everything that must still be mended before this is a method, by the name of the field.
 * @param toolOf finds what a phase uses in the library of who writes
 */
export function faultsOfWritten(fields: Fields, toolOf: ToolOf): Record<string, WrittenFault> {
	const faults: Record<string, WrittenFault> = {};
	const look = (name: string, needed: boolean) => {
		const value = (fields[name] ?? '').trim();
		if (value === '' && needed) faults[name] = 'empty';
		else if (value.length > LONGEST) faults[name] = 'long';
		else if (/<[a-z!/?]|&#|javascript:/i.test(value)) faults[name] = 'markup';
	};
	for (const name of textFields) look(name, true);
	for (const name of lineFields) look(name, !mayBeEmpty.includes(name));
	for (const index of indexes(countOf(fields, 'phases'))) {
		look(`phase-${index}-title`, true);
		look(`phase-${index}-what`, true);
		look(`phase-${index}-prompts`, false);
		look(`phase-${index}-tip`, false);
		const minutes = Number((fields[`phase-${index}-minutes`] ?? '').trim() || Number.NaN);
		if (!Number.isInteger(minutes) || minutes < 1 || minutes > 480)
			faults[`phase-${index}-minutes`] = 'minutes';
		if (missesTool(fields, index, toolOf)) faults[`phase-${index}-activity`] = 'tool';
	}
	for (const index of indexes(countOf(fields, 'yields'))) look(`yield-${index}-text`, true);
	if (linesOf(fields.goals).length === 0) faults.goals = 'empty';
	if (linesOf(fields.levels).length === 0) faults.levels = 'empty';
	const min = Number(fields.min || Number.NaN);
	const max = Number(fields.max || Number.NaN);
	const whole = Number.isInteger(min) && Number.isInteger(max);
	if (!whole || min < 1 || max < 2 || max > 300 || min > max) faults.min = 'people';
	return faults;
}

/** "Verteller: brengt het verhaal" is a role with what it does; without a colon the name says it all. */
function rolesOf(text: string | undefined) {
	return linesOf(text).map((line, index) => {
		const [title = line, ...rest] = line.split(':');
		const does = rest.join(':').trim();
		return { id: `role-${index + 1}`, title: title.trim() || line, text: does || line };
	});
}

/** The method as the library keeps it; only when `faultsOfWritten` finds nothing. @param slug its id */
export function methodOfWritten(fields: Fields, slug: string, toolOf: ToolOf): unknown {
	const say = (name: string) => (fields[name] ?? '').trim();
	const optional = (name: string) =>
		asLines(fields[name]).length > 0 ? { [name]: asLines(fields[name]) } : {};
	return {
		id: slug,
		title: say('title'),
		summary: say('summary'),
		goals: linesOf(fields.goals).slice(0, 4),
		levels: linesOf(fields.levels),
		group: { min: Number(fields.min), max: Number(fields.max) },
		experience: say('experience') || 'none',
		goal: say('goal'),
		when: asLines(fields.when),
		whenNot: asLines(fields.whenNot),
		...optional('prepare'),
		...optional('agreements'),
		roles: rolesOf(fields.roles),
		phases: indexes(countOf(fields, 'phases')).map((index) => phaseOfWritten(fields, index, toolOf)),
		tips: asLines(fields.tips),
		pitfalls: asLines(fields.pitfalls),
		yields: indexes(countOf(fields, 'yields')).map((index) => ({
			id: `yield-${index + 1}`,
			text: say(`yield-${index}-text`),
			into: resultOf(fields[`yield-${index}-into`]),
		})),
		childView: asLines(fields.childView),
		origin: 'ours',
		source: say('source'),
	};
}

function resultOf(text: string | undefined): Result {
	return results.find((one) => one === text) ?? 'insight';
}

/** The fields with which somebody begins who makes an own version of a method. */
export function fieldsOfMethod(method: Method, toolOf: ToolOf): Record<string, string> {
	const fields: Record<string, string> = {
		title: method.title,
		summary: method.summary,
		goal: method.goal,
		source: method.source,
		goals: method.goals.join('\n'),
		levels: method.levels.join('\n'),
		min: String(method.group.min),
		max: String(method.group.max),
		experience: method.experience,
		roles: method.roles.map((role) => `${role.title}: ${role.text}`).join('\n'),
		phases: String(method.phases.length),
		yields: String(method.yields.length),
	};
	for (const name of lineFields) if (name !== 'roles') fields[name] = joined(method[name]);
	for (const [index, phase] of method.phases.entries())
		Object.assign(fields, fieldsOfPhase(phase, index, toolOf));
	for (const [index, one] of method.yields.entries()) {
		fields[`yield-${index}-text`] = one.text;
		fields[`yield-${index}-into`] = one.into;
	}
	return fields;
}

/** A name for the address: "Rondje zonder oordeel" becomes "rondje-zonder-oordeel". */
export function slugOf(title: string): string {
	const slug = title
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
	return slug || 'methode';
}
