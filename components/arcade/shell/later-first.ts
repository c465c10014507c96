import type { GameRound } from './game-round'

type Visit = { played: readonly GameRound[]; finished: readonly GameRound[] }

/**
 * The rounds of this visit that are shown, and under them those from before it. A page drawn anew brings rounds of this
 * visit too; they are already here, or not to be shown yet.
 */
export const laterFirst = ({ played, finished }: Visit, earlier: readonly GameRound[]): GameRound[] => [
  ...finished,
  ...earlier.filter(({ id }) => !played.some((one) => one.id === id)),
]
