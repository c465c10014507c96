/** A place in the order of a board: score, then the earlier moment (microseconds), then the handle. */
export type Rank = { score: string; reachedUs: string; handle: string }

const FORM = /^(\d{1,18})\.(\d{1,18})\.([A-Za-z0-9_-]{1,32})$/

/** The rank as text, and back; null for a text that nobody here wrote. */
export const formatRank = ({ score, reachedUs, handle }: Rank): string => `${score}.${reachedUs}.${handle}`

export function parseRank(text: string): Rank | null {
  const [, score, reachedUs, handle] = FORM.exec(text) ?? []
  return score && reachedUs && handle ? { score, reachedUs, handle } : null
}
