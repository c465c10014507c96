'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { timesOf } from './times'

type Figures = {
  rounds: number
  wins: number
  staked: number
  paid: number
  biggestWin: number
  bestMultiplier: number
  bestStreak: number
  playMs: number
}

const MINUTE_MS = 60_000

/** The figures that every view of somebody's play shows, in words and in their order. */
export function useFigureWords() {
  const t = useTranslations('records')
  const format = useFormatter()
  const percent = (part: number, whole: number) =>
    whole > 0 ? format.number(part / whole, { style: 'percent', maximumFractionDigits: 1 }) : t('none')
  const timeAtPlay = (ms: number) => {
    const minutes = Math.floor(ms / MINUTE_MS)
    if (minutes < 60) return t('stats.minutes', { minutes })
    return t('stats.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  }
  return (one: Figures) => [
    { name: t('stats.roundsName'), value: format.number(one.rounds) },
    { name: t('stats.wins'), value: format.number(one.wins) },
    { name: t('stats.winRate'), value: percent(one.wins, one.rounds) },
    { name: t('stats.staked'), value: t('gold', { amount: one.staked }) },
    { name: t('stats.paid'), value: t('gold', { amount: one.paid }) },
    { name: t('stats.net'), value: t('signedGold', { amount: one.paid - one.staked }) },
    { name: t('stats.return'), value: percent(one.paid, one.staked) },
    { name: t('stats.biggestWin'), value: t('gold', { amount: one.biggestWin }) },
    {
      name: t('stats.bestMultiplier'),
      value: one.bestMultiplier > 0 ? t('times', { times: timesOf(one.bestMultiplier) }) : t('none'),
    },
    { name: t('stats.bestStreak'), value: t('rounds', { count: one.bestStreak }) },
    { name: t('stats.playTime'), value: timeAtPlay(one.playMs) },
  ]
}
