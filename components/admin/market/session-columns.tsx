'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { Closure, MarketSessionRecord } from '@/lib/predictions/sessions/contract'
import { useMayWrite } from '../console/operator'
import { DENSE } from '../controls/dense'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { Owner } from '../ledger/links'
import type { Column } from '../table/data-table'
import { Clocks } from './clocks'
import { PhaseBadge } from './phase-badge'
import { mayClose } from './session-state'
import { useTradeDay } from './trade-day'

const INSTANTS = ['opensAt', 'cutoffAt', 'openAt', 'closeAt', 'fetchAt', 'settleAt'] as const

export function useSessionColumns(onClose: (session: MarketSessionRecord) => void): Column<MarketSessionRecord>[] {
  const t = useTranslations('market.sessions')
  const say = useTradeDay()
  const mayWrite = useMayWrite()
  const columns: Column<MarketSessionRecord>[] = [
    { id: 'tradeDate', header: t('tradeDate'), cell: ({ tradeDate }) => say(tradeDate) },
    { id: 'phase', header: t('phase'), cell: (session) => <State session={session} /> },
    { id: 'listings', header: t('listings'), align: 'end', cell: ({ listings }) => <Figure value={listings} /> },
    { id: 'picks', header: t('picks'), align: 'end', cell: ({ picks }) => <Figure value={picks} /> },
    { id: 'held', header: t('held'), align: 'end', cell: ({ held }) => <Figure value={held} /> },
    ...INSTANTS.map((instant) => ({
      id: instant,
      header: t(instant),
      cell: (session: MarketSessionRecord) => <Clocks at={session[instant]} />,
    })),
  ]
  if (!mayWrite) return columns
  return [
    ...columns,
    { id: 'act', header: t('act'), cell: (session) => <CloseButton session={session} onPress={onClose} /> },
  ]
}

function State({ session: { phase, isEarlyClose, cancelledReason } }: { session: MarketSessionRecord }) {
  const t = useTranslations('market.sessions')
  return (
    <span className="inline-flex items-center gap-1">
      <PhaseBadge phase={phase} />
      {isEarlyClose && <Badge>{t('earlyClose')}</Badge>}
      {cancelledReason && <span className="max-w-60 truncate text-ink-soft">{cancelledReason}</span>}
    </span>
  )
}

type CloseButtonProps = { session: MarketSessionRecord; onPress: (session: MarketSessionRecord) => void }

function CloseButton({ session, onPress }: CloseButtonProps) {
  const t = useTranslations('market.sessions')
  const say = useTradeDay()
  if (!mayClose(session.phase)) return '–'
  return (
    <Button
      tone="danger"
      size="sm"
      className={DENSE}
      aria-label={t('closeDay', { day: say(session.tradeDate) })}
      onClick={() => onPress(session)}
    >
      {t('close')}
    </Button>
  )
}

export function useClosureColumns(): Column<Closure>[] {
  const t = useTranslations('market.sessions')
  const say = useTradeDay()
  return [
    { id: 'tradeDate', header: t('tradeDate'), cell: ({ tradeDate }) => say(tradeDate) },
    { id: 'reason', header: t('reason'), cell: ({ reason }) => reason },
    { id: 'declaredBy', header: t('declaredBy'), cell: ({ declaredBy }) => <Owner id={declaredBy} /> },
    { id: 'declaredAt', header: t('declaredAt'), cell: ({ declaredAt }) => <Moment at={declaredAt} /> },
  ]
}
