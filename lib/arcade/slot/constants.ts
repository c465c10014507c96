/** GOLD per spin. The range keeps the largest possible payout (pay 1,000 × stake 1,000) at a million GOLD. */
export const STAKE_MIN = 10
export const STAKE_MAX = 1_000

/** Rarest first. The order is part of the game: it assigns the stops of a reel to symbols (see `symbolAt`). */
export const SLOT_SYMBOLS = ['seven', 'bar', 'bell', 'clover', 'lemon', 'cherry'] as const

/** What can pay: three of a kind, or exactly two cherries anywhere. */
export const SLOT_LINES = [...SLOT_SYMBOLS, 'two_cherries'] as const

export const REEL_COUNT = 3
/** Stops on each reel. A power of two divides 2^32, so the draw of a stop never has to be repeated. */
export const REEL_STOPS = 64

/** Stakes offered on the machine, in GOLD; the API takes any whole number between the limits. */
export const BET_STEPS = [10, 20, 50, 100, 200, 500, 1_000] as const
