import { ACHIEVEMENTS } from './constants'
import type { Achievement, AchievementList } from './contract'

type Definition = (typeof ACHIEVEMENTS)[number]
/** What achievements are measured by; each is a count of things that happened. */
export type Figures = Record<Definition['figure'], number>
export type Claims = ReadonlyMap<string, string>

/** The definition of this id, if there is one. */
export const findDefinition = (id: string): Definition | undefined => ACHIEVEMENTS.find((one) => one.id === id)

/** One achievement as it stands. What was claimed stays earned, whatever becomes of the figure. */
export function standingOf(definition: Definition, figures: Figures, claimedAt: string | null): Achievement {
  const { id, group, figure, target, asset, amount } = definition
  const isEarned = claimedAt !== null || figures[figure] >= target
  const progress = isEarned ? target : figures[figure]
  return { id, group, progress, target, isEarned, claimedAt, reward: { asset, amount } }
}

/** All of them, with how many are waiting to be claimed. */
export function standingsOf(figures: Figures, claims: Claims): Pick<AchievementList, 'items' | 'claimable'> {
  const items = ACHIEVEMENTS.map((one) => standingOf(one, figures, claims.get(one.id) ?? null))
  return { items, claimable: items.filter(({ isEarned, claimedAt }) => isEarned && claimedAt === null).length }
}
