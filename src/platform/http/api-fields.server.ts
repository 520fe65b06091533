import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { isDay } from '../day.ts';

/** Fields that many parts of the API share. */

/** The id of what is made, chosen by who asks: the same id twice answers as the first time. */
export const newId = z
	.uuid()
	.optional()
	.transform((id) => id ?? randomUUID())
	.openapi({ description: 'Idempotency key: the same id twice makes one. Chosen by us when left out.' });

/** An id in an answer. */
export const anId = z.string().openapi({ format: 'uuid' });
export const maybeId = anId.nullable();
/** A calendar day in an answer. */
export const aDay = z.string().openapi({ format: 'date', example: '2026-11-02' });
export const maybeDay = aDay.nullable();

/** A day that is asked for; null or absent when it stays open. */
export const askedDay = z.string().refine(isDay, 'day').openapi({ format: 'date' });
export const openDay = askedDay.nullish().transform((day) => day ?? null);

/** A choice and a text that may stay open: null or absent. */
export const openId = z
	.uuid()
	.nullish()
	.transform((id) => id ?? null);
export const openText = (most: number) =>
	z
		.string()
		.trim()
		.max(most)
		.nullish()
		.transform((text) => text || null);

/** At most so many rows. */
export const limit = z.coerce.number().int().min(1).max(500).default(100);

/** The answer of whatever makes something. */
export const made = z.object({ id: anId }).openapi('Made');
