'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { Slots } from '@/lib/predictions/picks/contract'
import type { Today } from '@/lib/predictions/sessions/contract'
import type { Heard } from '../shell/use-clock'
import { useOxWords } from '../shell/use-ox-words'
import { Countdown } from './countdown'
import { SlotDots } from './slot-dots'

type Phase = Today['phase']

/** The instant that each phase waits for; the others wait for nobody's clock. */
const AWAITED = { SCHEDULED: 'opensAt', PREDICT: 'cutoffAt', LOCKED: 'closeAt', EOD_WAIT: 'settleAt' } as const
const isAwaiting = (phase: Phase): phase is keyof typeof AWAITED => phase in AWAITED

type SessionHeadProps = { session: Today; phase: Phase; heard: Heard; slots: Slots | null }

/** Which trading day this is, where it stands, and what comes when: on a Korean clock with New York's beside it. */
export function SessionHead({ session, phase, heard, slots }: SessionHeadProps) {
  const t = useTranslations('ox')
  const { day, kst, newYork } = useOxWords()
  const until = isAwaiting(phase) ? session[AWAITED[phase]] : null
  const { tradeDate, isEarlyClose, next } = session
  return (
    <Card aria-labelledby="session" className="flex flex-col gap-4" data-phase={phase} data-trade-date={tradeDate}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="session" className="text-17">
          {t('common.session', { day: day(tradeDate) })}
        </h2>
        <Badge tone="accent">{t(`today.phases.${phase}`)}</Badge>
      </div>
      {isAwaiting(phase) && until && (
        <div>
          <Countdown key={phase} heard={heard} until={until} label={t(`today.countdown.${phase}`)} />
          <p className="figure flex flex-wrap gap-x-3 text-15">
            <time dateTime={until}>{t('common.kst', { time: kst(until) })}</time>
            <span className="text-ink-soft">{t('common.newYork', { time: newYork(until) })}</span>
          </p>
        </div>
      )}
      <p aria-live="polite" className="text-15 text-ink-soft">
        {t(`today.explain.${phase}`, { reason: session.cancelledReason ?? '' })}
      </p>
      {slots && phase === 'PREDICT' && (
        <a href="#slots" className="flex min-h-11 items-center gap-3 border-t pt-3 font-medium text-15 lg:hidden">
          <SlotDots slots={slots} />
          {t('today.slots.short', { left: slots.left })}
        </a>
      )}
      {isEarlyClose && <p className="text-15">{t('common.earlyClose')}</p>}
      {phase !== 'PREDICT' && next && (
        <p className="text-15">{t('today.next', { day: day(next.tradeDate), time: kst(next.opensAt) })}</p>
      )}
      {(phase === 'SETTLED' || phase === 'HELD') && (
        <TextLink href={`/ox/results/${tradeDate}`}>{t('today.previous.show')}</TextLink>
      )}
    </Card>
  )
}
