import 'server-only'
import { type IdPrefix, idOf } from '@/lib/platform/kernel/id'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'

/** The id after which a page begins, null for the first page. Throws INVALID_INPUT for a cursor that no page answered. */
export function readCursor(cursor: string | undefined, prefix: IdPrefix): string | null {
  if (cursor === undefined) return null
  const id = Buffer.from(cursor, 'base64url').toString()
  if (idOf(prefix).safeParse(id).success) return id
  throw cursorRefused()
}

/** A page of `rows`, of which one more than `limit` was read to know whether another page follows. */
export function pageFrom<R extends { id: string }, T>(rows: R[], limit: number, toItem: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null
  return { items: shown.map(toItem), nextCursor }
}
