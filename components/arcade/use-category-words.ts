import { useTranslations } from 'next-intl'
import { CRASH_CLASSES } from '@/lib/arcade/monitor/constants'
import type { Game } from '@/lib/arcade/stats/contract'

const HUNDRED = 100
const RARITIES: readonly string[] = ['SSR', 'SR', 'R', 'N']

/** What the odds monitor counts, in words: a line, a hand, a rarity or item, a class of crash points. */
export function useCategoryWords(): (game: Game, category: string) => string {
  const t = useTranslations('games')
  const arcade = useTranslations('arcade')
  const gacha = useTranslations('gacha')
  const classOf = (category: string) => {
    const from = Number(category)
    const to = CRASH_CLASSES[CRASH_CLASSES.indexOf(from) + 1]
    const times = (hundredths: number) => String(hundredths / HUNDRED)
    if (to === undefined) return t('classFrom', { from: times(from) })
    if (to - from === 1) return t('classOnly', { from: times(from) })
    return t('classBetween', { from: times(from), to: times(to) })
  }
  const itemOf = (category: string) => (gacha.has(`items.${category}`) ? gacha(`items.${category}`) : category)
  const words: Record<Game, (category: string) => string> = {
    slot: (category) => arcade(`lines.${category}`),
    rps: (category) => arcade(`hands.${category}`),
    crash: classOf,
    gacha: (category) => (RARITIES.includes(category) ? category : itemOf(category)),
  }
  return (game, category) => words[game](category)
}
