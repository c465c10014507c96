/** Sessions that stand ready in the table, with their lists: two weeks of trading, so that a week without ticks does no harm. */
export const SESSIONS_AHEAD = 10

/** Closes drawn beside a symbol. */
export const SPARKLINE_CLOSES = 30

/** In the order in which a session goes through them; HELD and CANCELLED leave the line. */
export const PHASES = [
  'SCHEDULED',
  'PREDICT',
  'LOCKED',
  'EOD_WAIT',
  'SETTLING',
  'SETTLED',
  'HELD',
  'CANCELLED',
] as const
export type Phase = (typeof PHASES)[number]

export const REASON_MAX = 200
/** The exchange announces closures days ahead, never a year. */
export const CLOSURE_AHEAD_DAYS_MAX = 366

/** A session with held symbols is asked about for this long after the close; then it is an operator's turn. */
export const ASK_FOR_HOURS = 8
