/** Shortest time between two wagers of a member (UKGC RTS 14: a game cycle of at least 2.5 s); play_batch enforces it. */
export const CYCLE_MS = 2_500

/** What every wager may be refused with, for the contracts of plays. */
export const WAGER_ERRORS = [
  'INSUFFICIENT_FUNDS',
  'BALANCE_LIMIT',
  'CONFLICT',
  'GAME_FROZEN',
  'PLAY_PAUSED',
  'PLAY_LIMIT_REACHED',
  'PLAY_TOO_SOON',
] as const

/** Requests for wagers, refused ones too: a busy evening fits, a script that floods does not. */
export const WAGER_RATE_LIMIT = { limit: 6_000, windowS: 60, per: 'member' } as const
