'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useLimitWords } from '@/components/arcade/limits/use-limit-words'
import { LIMIT_KINDS } from '@/lib/arcade/limits/constants'
import type { Limits } from '@/lib/arcade/limits/contract'
import { memberLimitsQuery } from '@/store/queries/admin-limits'
import { useMayWrite } from '../console/operator'
import { Facts } from '../controls/facts'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { LowerForm } from './lower-form'
import { PauseForm } from './pause-form'

/** What the member has set for themselves. Operators may make it stricter at the member's wish, and nothing else. */
export function LimitsPanel({ memberId }: { memberId: string }) {
  const t = useTranslations('limits.operator')
  const mayWrite = useMayWrite()
  return (
    <Panel title={t('title')}>
      <Single of={useQuery(memberLimitsQuery(memberId))}>
        {(limits) => (
          <div className="space-y-4">
            <LimitFacts limits={limits} />
            {mayWrite && <LowerForm memberId={memberId} limits={limits} />}
            {mayWrite && <PauseForm memberId={memberId} />}
          </div>
        )}
      </Single>
    </Panel>
  )
}

function LimitFacts({ limits }: { limits: Limits }) {
  const t = useTranslations('limits')
  const { amountOf, momentOf } = useLimitWords()
  const { pause } = limits
  const facts = LIMIT_KINDS.map((kind) => {
    const { limit, used, pending } = limits.limits[kind]
    const held = t('used.of', { used: amountOf(kind, used), limit: amountOf(kind, limit) })
    const when = pending && momentOf(pending.at)
    const next = when && t('pending.raise', { when, limit: amountOf(kind, pending.limit) })
    return { name: t(`kinds.${kind}`), value: [held, next].filter(Boolean).join(' · ') }
  })
  const resting = pause
    ? t('operator.paused', { kind: t(`operator.kinds.${pause.kind}`), when: momentOf(pause.until) })
    : t('operator.notPaused')
  return <Facts items={[...facts, { name: t('operator.break'), value: resting }]} />
}
