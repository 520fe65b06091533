import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, openApiStage, type Schema } from '#tests/api.ts';
import { NOW } from '#tests/theme.ts';
import { giveTrajectory } from '#tests/trajectory.ts';

let stage: ApiStage;
beforeAll(async () => {
	stage = await openApiStage();
});
afterAll(() => stage.close());

/** A value as the document describes it; ids come from `ids`, so that an act reaches what is really there. */
function sampleOf(schema: Schema, ids: () => string, name = ''): unknown {
	if (schema.enum) return schema.enum[0];
	if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0], ids, name);
	const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
	if (type === 'object') {
		const parts = Object.entries(schema.properties ?? {});
		return Object.fromEntries(parts.map(([key, part]) => [key, sampleOf(part, ids, key)]));
	}
	if (type === 'array') return schema.items ? [sampleOf(schema.items, ids, name)] : [];
	if (type === 'integer' || type === 'number')
		return Math.max(schema.minimum ?? 0, name === 'year' ? 2026 : 1);
	if (type === 'boolean') return true;
	if (type !== 'string') return undefined;
	// The patterns of the document: an hour, and the place of a piece in a reflection.
	if (schema.pattern) return name === 'startsAt' ? '14:00' : 'plan.first';
	if (schema.format === 'uuid') return name === 'id' ? randomUUID() : ids();
	if (schema.format === 'email') return 'iemand@test.example';
	if (schema.format === 'date' || /On$|Until$|Day$/.test(name)) return NOW;
	return 'een tekst van gewone lengte';
}

describe('a request as the document describes it', () => {
	test('is never called invalid, is done once when it is sent twice, and never ends in an error of ours', async () => {
		const { cast, ask, tokenOf } = stage;
		const { operations } = await stage.readDocument();
		const trajectoryId = await giveTrajectory(cast, 'tableOne');
		const people = { anna: cast.anna, chris: cast.chris, dora: cast.dora } as const;
		const there = [
			trajectoryId,
			cast.circles.tableOne,
			cast.notebooks.anna ?? '',
			cast.anna.personId ?? '',
			randomUUID(),
		];
		const wrong = new Set<string>();
		const reached = new Set<number>();
		const twice = new Set<string>();
		for (const [name, person] of Object.entries(people)) {
			const token = await tokenOf(person);
			const asked = operations.filter(({ operation }) => operation.operationId !== 'leaveRegion');
			for (const { method, path, operation } of asked) {
				const schema = operation.requestBody?.content['application/json']?.schema;
				for (const id of there) {
					const body = schema && (sampleOf(schema, () => id) as object);
					const query = new URLSearchParams();
					for (const one of operation.parameters ?? [])
						if (one.in === 'query' && one.required)
							query.set(one.name, String(sampleOf(one.schema, () => id)));
					const answer = await ask(token, method, `${path.replaceAll(/\{\w+\}/g, id)}?${query}`, body);
					if (answer.status === 201 && schema?.properties?.id) {
						const again = await ask(token, method, path.replaceAll(/\{\w+\}/g, id), body);
						if (again.status !== 201 || again.body.id !== answer.body.id)
							wrong.add(
								`${name} ${operation.operationId} twice: ${again.status} ${JSON.stringify(again.body)}`,
							);
						twice.add(operation.operationId);
					}
					const { code, fields } = answer.body?.error ?? {};
					const misread = code === 'invalid' && fields !== undefined;
					if (answer.status >= 500 || misread)
						wrong.add(`${name} ${operation.operationId} ${answer.status} ${JSON.stringify(fields)}`);
					else reached.add(answer.status);
				}
			}
		}
		expect([...wrong]).toEqual([]);
		expect(twice.size).toBeGreaterThan(3);
		expect([...reached].sort()).toEqual(expect.arrayContaining([200, 201, 204, 404, 409]));
	});
});
