'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { Game } from '@/lib/arcade/stats/contract'
import type { GameRound } from './game-round'
import { RoundList } from './round-list'

const SHOWN = 5

/** The latest rounds of a game, beside it. */
export function RecentRounds({ game, rounds }: { game: Game; rounds: readonly GameRound[] }) {
  const t = useTranslations('arcade.shell')
  return (
    <Card>
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-17">{t('recent')}</h2>
        <ButtonLink href={`/arcade/history?game=${game}`} tone="plain" size="sm">
          {t('all')}
        </ButtonLink>
      </div>
      {rounds.length > 0 ? (
        <RoundList rounds={rounds.slice(0, SHOWN)} />
      ) : (
        <p className="text-ink-soft">{t('recentEmpty')}</p>
      )}
    </Card>
  )
}
