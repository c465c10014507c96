/** What may be staked in one game, in GOLD. The presets ascend, from the smallest stake to the largest. */
export type Stakes = { min: number; max: number; presets: readonly number[] }

/** GOLD that is missing for this stake; 0 when it is there. */
export const missingFor = (bet: number, available: number): number => Math.max(0, bet - available)
