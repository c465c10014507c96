/** Each hand beats the one before it, and the first beats the last. The order is part of the draw: 0, 1, 2. */
export const HANDS = ['rock', 'paper', 'scissors'] as const

/** GOLD a round. Stakes go in steps of 10, so that a payout in hundredths of the stake is a whole number of GOLD. */
export const RPS_BET_MIN = 10
export const RPS_BET_MAX = 1_000
export const RPS_BET_STEP = 10

/** Pays are hundredths of the stake. */
export const STAKE_SHARE = 100

/** Stakes offered on the screen, in GOLD; the API takes any other step between the limits too. */
export const RPS_BET_PRESETS = [10, 20, 50, 100, 200, 500, 1_000] as const
