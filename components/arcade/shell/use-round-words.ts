import { useTranslations } from 'next-intl'
import type { CrashRound } from '@/lib/arcade/crash/contract'
import { RARITIES } from '@/lib/arcade/gacha/constants'
import type { GachaRound } from '@/lib/arcade/gacha/contract'
import type { RpsRound } from '@/lib/arcade/rps/contract'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import { type GameRound, isRoundOf } from './game-round'

type Say = ReturnType<typeof useTranslations<'arcade'>>

const HUNDRED = 100

const saySlot = (t: Say, { result }: SlotRound) => t(`lines.${result.line ?? 'none'}`)

const sayRps = (t: Say, { result }: RpsRound) =>
  t(`results.rps.${result.presentation}`, {
    mine: t(`hands.${result.choice}`),
    other: t(`hands.${result.serverChoice}`),
  })

const sayCrash = (t: Say, { result: { multiplier, point } }: CrashRound) =>
  multiplier === null
    ? t('results.crash.over', { point: point / HUNDRED })
    : t('results.crash.out', { multiplier: multiplier / HUNDRED })

const sayGacha = (t: Say, { result: { pulls } }: GachaRound) =>
  RARITIES.map((rarity) => ({ rarity, count: pulls.filter((pull) => pull.rarity === rarity).length }))
    .filter(({ count }) => count > 0)
    .map(({ rarity, count }) => t('results.gacha', { rarity, count }))
    .join(' · ')

/** What came out of a round, in a few words; the same tone whichever way the GOLD went. */
export function useRoundWords(): (round: GameRound) => string {
  const t = useTranslations('arcade')
  return (round) => {
    if (isRoundOf('slot', round)) return saySlot(t, round)
    if (isRoundOf('rps', round)) return sayRps(t, round)
    if (isRoundOf('crash', round)) return sayCrash(t, round)
    if (isRoundOf('gacha', round)) return sayGacha(t, round)
    return t(`games.${round.game}`)
  }
}
