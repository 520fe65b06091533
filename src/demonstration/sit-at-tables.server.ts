import { randomUUID } from 'node:crypto';
import { checkEffect, planAction } from '#features/action/index.server.ts';
import { closeCycle, saveItem, startCycle } from '#features/cycle/index.server.ts';
import { findMe } from '#features/people/index.server.ts';
import { addEvent } from '#features/trajectory/index.server.ts';
import { addChair, noteVoice } from '#features/voice/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { FOUNDED } from './found-region.server.ts';
import type { PeopleContent } from './people-content.ts';
import type { Stage } from './stage.server.ts';
import type { TablesContent } from './tables-content.ts';

type Table = TablesContent['tables'][number];
type Reflection = TablesContent['reflections'][number];

/** Fills what stays inside: the line of each trajectory, who was heard, what was reflected on and taken on. */
export async function sitAtTables(
	stage: Stage,
	people: PeopleContent,
	content: TablesContent,
): Promise<void> {
	for (const table of content.tables) await fillTable(stage, people, table);
	for (const reflection of content.reflections) await reflect(stage, reflection);
}

async function fillTable(stage: Stage, people: PeopleContent, table: Table): Promise<void> {
	const code = people.circles.find(({ id }) => id === table.circle)?.trajectory;
	const trajectoryId = stage.idOf(`trajectory:${code}`);
	await stage.as(table.by, 0, async (tx) => {
		for (const { kind, on, note = null } of table.events)
			await addEvent(tx, trajectoryId, { id: randomUUID(), kind, onDay: on, note });
	});
	const chairs = table.chairs.map((chair) => ({ id: randomUUID(), ...chair }));
	await stage.as(table.by, FOUNDED, async (tx) => {
		for (const { id, kind, label } of chairs) await addChair(tx, { id, trajectoryId, kind, label });
	});
	for (const { id: chairId, voices } of chairs)
		for (const { by, day, ...voice } of voices)
			await stage.as(by, day, (tx) => noteVoice(tx, { id: randomUUID(), chairId, ...voice }));
}

async function reflect(stage: Stage, reflection: Reflection): Promise<void> {
	const { by, day, closed, actions } = reflection;
	const id = randomUUID();
	const circleId = await stage.as(by, day, (tx) => write(tx, stage, id, reflection));
	for (const { what, expected, owner, due, check, checked } of actions) {
		const actionId = randomUUID();
		const when = { dueOn: stage.dayOf(due), checkOn: stage.dayOf(check) };
		const ownerId = stage.idOf(`person:${owner}`);
		await stage.as(by, day, (tx) =>
			planAction(tx, { id: actionId, circleId, cycleId: id, what, expected, ownerId, ...when }),
		);
		if (!checked) continue;
		const { effect, note } = checked;
		await stage.as(owner, checked.day, (tx) => checkEffect(tx, { id: actionId, effect, note }));
	}
	if (closed !== undefined) await stage.as(by, closed, (tx) => closeCycle(tx, { id }));
}

/** Starts a reflection and writes its pieces. Gives the group in which it lives. */
async function write(tx: Tx, stage: Stage, id: string, reflection: Reflection): Promise<string> {
	const { circle, door, level, form, title, familyKnows, familyKnowsWhy, familyKnowsUntil } = reflection;
	const own = circle === 'own' ? (await findMe(tx))?.ownCircleId : undefined;
	const circleId = own ?? stage.idOf(`circle:${circle}`);
	await startCycle(tx, {
		...{ id, circleId, door, form, title, familyKnowsWhy },
		...(level && { level }),
		...(familyKnows && { familyKnows }),
		...(familyKnowsUntil !== undefined && { familyKnowsUntil: stage.dayOf(familyKnowsUntil) }),
	});
	const names = new Map<string, string>();
	for (const { step, kind, slot, key, under, ...fields } of reflection.pieces) {
		const pieceId = randomUUID();
		if (key) names.set(key, pieceId);
		const parentId = under ? (names.get(under) ?? null) : null;
		const place = { cycleId: id, id: pieceId, step, kind, parentId, slot: slot ? `${step}.${slot}` : null };
		await saveItem(tx, { ...place, version: 0, base: {}, fields });
	}
	return circleId;
}
