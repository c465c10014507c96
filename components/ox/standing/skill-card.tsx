'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { IntervalBar } from './interval-bar'
import { useShares } from './use-shares'

type SkillCardProps = {
  title: string
  skill: {
    picks: number
    hits: number
    hitRateBp: number | null
    interval: { lowBp: number; highBp: number } | null
    robotBp: number | null
    barBp: number | null
    enoughAt: number
    verdict: 'too_few' | 'above_chance' | 'within_luck'
  }
}

/** Skill or luck: the verdict in a sentence, the picture of it, and the figures behind. */
export function SkillCard({ title, skill }: SkillCardProps) {
  const t = useTranslations('ox.skill')
  const { percent, range } = useShares()
  const { picks, hits, hitRateBp, interval, robotBp, barBp, enoughAt, verdict } = skill
  const isMeasured = hitRateBp !== null && interval !== null && robotBp !== null && barBp !== null
  const more = Math.max(0, enoughAt - picks)
  return (
    <Card className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-17">{title}</h2>
        <Badge tone={verdict === 'above_chance' ? 'accent' : 'neutral'}>{t(`badges.${verdict}`)}</Badge>
      </div>
      {isMeasured ? (
        <>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="figure font-semibold text-44">{percent(hitRateBp)}</span>
            <span className="text-ink-soft">{t('ofPicks', { hits, picks })}</span>
          </p>
          <p>{t(`verdicts.${verdict}`, { more, range: range(interval), bar: percent(barBp) })}</p>
          <figure className="space-y-1">
            <IntervalBar
              {...{ hitRateBp, interval, barBp }}
              label={t('picture', { rate: percent(hitRateBp), range: range(interval), bar: percent(barBp) })}
            />
            <figcaption className="text-13 text-ink-soft">{t('legend')}</figcaption>
          </figure>
          <DataList
            items={[
              { name: t('interval'), value: <span className="figure">{range(interval)}</span> },
              { name: t('robot'), value: <span className="figure">{percent(robotBp)}</span> },
              { name: t('bar'), value: <span className="figure">{percent(barBp)}</span> },
            ]}
          />
        </>
      ) : (
        <p className="text-ink-soft">{t('none', { enoughAt })}</p>
      )}
    </Card>
  )
}
