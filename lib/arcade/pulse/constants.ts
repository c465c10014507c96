/** Fewer members than this are nobody's business: their figures are not shown (k-anonymity, k = 5). */
export const CROWD_MIN = 5
/** Hours that "recent" looks back. */
export const RECENT_HOURS = 24
/** Newest rounds among which wins are looked for: bounds the query, whatever the traffic. */
export const RECENT_ROUNDS = 400
/** Wins shown. */
export const RECENT_WINS = 6
/** An answer this old is counted anew. */
export const FRESH_MS = 30_000
