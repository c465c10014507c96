import * as z from 'zod'
import { AppError } from './errors'

const PAGE_LIMIT_MAX = 100
const PAGE_LIMIT_DEFAULT = 20

/** `?cursor&limit` of every list. The cursor is opaque: hand back what `nextCursor` said. */
export const PageQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,512}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT_MAX).default(PAGE_LIMIT_DEFAULT),
})

/** `{ items, nextCursor }`: `nextCursor` is null on the last page; there are no totals. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export type Page<T> = { items: T[]; nextCursor: string | null }

/** The refusal of a cursor that no page of this list answered. */
export function cursorRefused(): AppError {
  const message = 'Hand back what nextCursor said.'
  return new AppError('INVALID_INPUT', { errors: [{ pointer: '/query/cursor', rule: 'cursor', message }] })
}
