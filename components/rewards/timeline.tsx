'use client'

import { Check, Circle, CircleDot, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { RedemptionDetail } from '@/lib/rewards/redemptions/contract'
import { useRewardWords } from './use-reward-words'

type Step = RedemptionDetail['timeline'][number]

const LOOKS = {
  done: [Check, 'bg-accent-tint text-accent'],
  current: [CircleDot, 'bg-accent-fill text-on-accent'],
  upcoming: [Circle, 'bg-sunken text-ink-soft'],
  failed: [Undo2, 'bg-sunken text-ink'],
} as const

/** What happened with a redemption, step by step, and what lies ahead. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations('rewards')
  return (
    <ol aria-label={t('timeline')} className="space-y-5">
      {steps.map((step) => (
        <TimelineRow key={`${step.step}-${step.at}`} step={step} />
      ))}
    </ol>
  )
}

function TimelineRow({ step: { step, state, at, note } }: { step: Step }) {
  const t = useTranslations('rewards')
  const { moment } = useRewardWords()
  const [Icon, look] = LOOKS[state]
  return (
    <li aria-current={state === 'current' ? 'step' : undefined} className="flex gap-4">
      <span aria-hidden className={cx('flex size-8 shrink-0 items-center justify-center rounded-full', look)}>
        <Icon className="size-4" strokeWidth={2} />
      </span>
      <span className="min-w-0">
        <span className={cx('block font-medium', state === 'upcoming' && 'text-ink-soft')}>
          {t(at === null ? `ahead.${step}` : `steps.${step}`)}
        </span>
        {note && <span className="block text-15 text-ink-soft">{t(`notes.${note}`)}</span>}
        {at && (
          <time dateTime={at} className="text-13 text-ink-soft">
            {moment(at)}
          </time>
        )}
      </span>
    </li>
  )
}
