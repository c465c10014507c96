/** How far each account has been read: entries of lower versions follow. */
export type Position = { accountId: string; before: string }

type Dated = { accountId: string; version: bigint; createdAt: Date }

/**
 * Merges the accounts' entries, each list newest first, into one page: the newest head is taken each time. Within an
 * account the order is the versions', whatever its clocks say, so nothing can be skipped between pages.
 */
export function mergeNewest<E extends Dated>(lists: readonly (readonly E[])[], limit: number): E[] {
  const next = lists.map(() => 0)
  const page: E[] = []
  while (page.length < limit) {
    let newest: { list: number; entry: E } | null = null
    for (const [list, entries] of lists.entries()) {
      const entry = entries[next[list] ?? 0]
      if (entry && (!newest || entry.createdAt > newest.entry.createdAt)) newest = { list, entry }
    }
    if (!newest) break
    next[newest.list] = (next[newest.list] ?? 0) + 1
    page.push(newest.entry)
  }
  return page
}

/** Where the next page starts: on each account below what the page showed, or where it stood before. */
export function advance(positions: readonly Position[], page: readonly Dated[]): Position[] {
  return positions.map((position) => {
    const last = page.findLast((entry) => entry.accountId === position.accountId)
    return last ? { accountId: position.accountId, before: String(last.version) } : position
  })
}

const FORM = /^\d{1,18}:\d{1,19}(,\d{1,18}:\d{1,19}){0,99}$/

/** The positions as text, and back; null for a text that nobody here wrote. */
export const formatPositions = (positions: readonly Position[]): string =>
  positions.map(({ accountId, before }) => `${accountId}:${before}`).join(',')

export function parsePositions(text: string): Position[] | null {
  if (!FORM.test(text)) return null
  return text.split(',').map((part) => {
    const [accountId = '', before = ''] = part.split(':')
    return { accountId, before }
  })
}
