'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { League } from '@/lib/predictions/leagues/contract'
import { useLeague } from '@/store/queries/standing'
import { LeagueChoice } from './league-choice'
import { LeagueTable } from './league-table'
import { LeagueWeek } from './league-week'

/** The weekly league: my table, who goes up and down, and how long it still runs. */
export function LeagueScreen({ first }: { first: League }) {
  const t = useTranslations('ox.league')
  const [week, setWeek] = useState(first.week)
  const { data: league = first, error, refetch } = useLeague(week, first)
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      {error && (
        <Notice tone="error">
          <p>{t('failed')}</p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-12">
        <Card className="space-y-4 lg:col-span-8">
          <LeagueWeek league={league} onWeek={setWeek} />
          <LeagueTable league={league} />
        </Card>
        <div className="space-y-6 lg:col-span-4">
          <LeagueChoice league={league} />
          <Card className="space-y-2">
            <h2 className="text-17">{t('how.title')}</h2>
            <p className="text-15 text-ink-soft">{t('how.score')}</p>
            <p className="text-15 text-ink-soft">{t('how.moves', { size: league.rules.size })}</p>
            <p className="text-15 text-ink-soft">{t('how.robot')}</p>
          </Card>
        </div>
      </div>
    </div>
  )
}
