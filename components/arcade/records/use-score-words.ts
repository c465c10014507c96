'use client'

import { useTranslations } from 'next-intl'
import type { Measure } from '@/lib/arcade/leaderboards/contract'
import { timesOf } from './times'

/** A score in the words of its measure. */
export function useScoreWords() {
  const t = useTranslations('records.board.scores')
  return (measure: Measure, score: number) => t(measure, { times: timesOf(score), count: score })
}
