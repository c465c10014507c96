'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { ACHIEVEMENT_GROUPS } from '@/lib/arcade/achievements/constants'
import type { AchievementList } from '@/lib/arcade/achievements/contract'
import { useAchievements } from '@/store/queries/records'
import { AchievementRow } from './achievement-row'

/** What can be achieved, how far the member is, and the rewards that wait. */
export function AchievementsScreen({ first }: { first: AchievementList }) {
  const t = useTranslations('records')
  const { data, error, refetch } = useAchievements(first)
  const { items, claimable } = data ?? first
  return (
    <div className="space-y-6">
      <PageHead title={t('achievements.title')} lead={t('achievements.lead')} />
      {error && (
        <Notice tone="error">
          <p>{t('failed')}</p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      <p role="status" className="font-medium">
        {t('achievements.earned', { earned: items.filter(({ isEarned }) => isEarned).length, all: items.length })} ·{' '}
        {t('achievements.claimable', { count: claimable })}
      </p>
      <div className="gap-6 space-y-6 lg:columns-2">
        {ACHIEVEMENT_GROUPS.map((group) => (
          <Card key={group} className="break-inside-avoid">
            <h2 className="mb-2 text-17">{t(`achievements.groups.${group}`)}</h2>
            <ul className="divide-y divide-line">
              {items
                .filter((one) => one.group === group)
                .map((one) => (
                  <AchievementRow key={one.id} achievement={one} />
                ))}
            </ul>
          </Card>
        ))}
      </div>
    </div>
  )
}
