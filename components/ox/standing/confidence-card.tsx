'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import type { Skill } from '@/lib/predictions/skill/contract'
import { CalibrationChart } from './calibration-chart'

const SCALE = 10_000

/** How well the confidence fits that was said with picks; where none was, what it would be good for. */
export function ConfidenceCard({ confident }: { confident: Skill['confident'] }) {
  const t = useTranslations('ox.skill.confidence')
  const format = useFormatter()
  const three = (value: number, isSigned = false) =>
    format.number(value / SCALE, {
      minimumFractionDigits: 3,
      maximumFractionDigits: 3,
      ...(isSigned && { signDisplay: 'exceptZero' }),
    })
  return (
    <Card className="space-y-5">
      <div>
        <h2 className="text-17">{t('title')}</h2>
        <p className="text-15 text-ink-soft">{confident ? t('lead', { count: confident.picks }) : t('none')}</p>
      </div>
      {confident && (
        <>
          <CalibrationChart points={confident.calibration} />
          <DataList
            items={[
              { name: t('brier'), value: <span className="figure">{three(confident.brier)}</span> },
              ...(confident.peer
                ? [
                    { name: t('peer'), value: <span className="figure">{three(confident.peer.mean, true)}</span> },
                    {
                      name: t('peerRange'),
                      value: (
                        <span className="figure">
                          {three(confident.peer.low, true)} – {three(confident.peer.high, true)}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <p className="text-13 text-ink-soft">{t('legend')}</p>
        </>
      )}
    </Card>
  )
}
