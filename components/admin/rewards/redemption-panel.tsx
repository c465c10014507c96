'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import type { RedemptionRecord, TimelineStep } from '@/lib/rewards/redemptions/contract'
import { redemptionQuery, retry, rewardsKey } from '@/store/queries/admin-rewards'
import { useWrite } from '@/store/use-write'
import { useMayWrite } from '../console/operator'
import { AskDialog } from '../controls/ask-dialog'
import { DENSE } from '../controls/dense'
import { Facts } from '../controls/facts'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { Owner } from '../ledger/links'
import { RedemptionBadge } from './redemption-columns'

/** One redemption: each step with its time, what it hangs on, and the means to take it up again now. */
export function RedemptionPanel({ id }: { id: string }) {
  const t = useTranslations('market.rewards.redemptions')
  return (
    <Single of={useQuery(redemptionQuery(id))} missing={t('missing')}>
      {(redemption) => <Record redemption={redemption} />}
    </Single>
  )
}

function Record({ redemption }: { redemption: RedemptionRecord }) {
  const t = useTranslations('market.rewards.redemptions')
  const mayWrite = useMayWrite()
  const { id, memberId, holdId, voucherId, nextAt, timeline } = redemption
  const code = (text: string | null) => (text ? <span className="break-all font-mono">{text}</span> : '–')
  return (
    <Panel title={t('one')} end={mayWrite && nextAt && <RetryButton id={id} />}>
      <div className="space-y-6">
        <Facts
          items={[
            { name: t('id'), value: code(id) },
            { name: t('state'), value: <RedemptionBadge redemption={redemption} /> },
            { name: t('member'), value: <Owner id={memberId} /> },
            { name: t('hold'), value: code(holdId) },
            { name: t('voucher'), value: code(voucherId) },
            { name: t('nextAt'), value: nextAt ? <Moment at={nextAt} /> : '–' },
          ]}
        />
        <ol className="space-y-1 text-13">
          {timeline.map((step) => (
            <Step key={`${step.step}${step.at ?? ''}`} step={step} />
          ))}
        </ol>
        {mayWrite && (
          <ButtonLink href={`/admin/members/${memberId}?adjust=POINT`} tone="quiet" size="sm" className={DENSE}>
            {t('adjust')}
          </ButtonLink>
        )}
      </div>
    </Panel>
  )
}

function Step({ step: { step, state, at, note } }: { step: TimelineStep }) {
  const t = useTranslations('market.rewards.redemptions')
  return (
    <li className="flex flex-wrap gap-x-3">
      <span className={state === 'upcoming' ? 'text-ink-soft' : 'font-medium'}>{t(`states.${step}`)}</span>
      {at ? <Moment at={at} /> : <span className="text-ink-soft">{t('ahead')}</span>}
      {note && <span className={state === 'failed' ? 'text-danger' : 'text-ink-soft'}>{t(`notes.${note}`)}</span>}
    </li>
  )
}

function RetryButton({ id }: { id: string }) {
  const t = useTranslations('market.rewards.redemptions')
  const cache = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const refresh = () => void cache.invalidateQueries({ queryKey: rewardsKey })
  const retrying = useWrite(retry, {
    isMine: false,
    onSuccess: () => {
      setAsking(false)
      refresh()
    },
    onProblem: refresh,
  })
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-13 text-ink-soft empty:absolute">
        {retrying.answer && !isAsking ? t('retried') : ''}
      </p>
      <Button tone="quiet" size="sm" className={DENSE} onClick={() => setAsking(true)}>
        {t('retry')}
      </Button>
      {isAsking && (
        <AskDialog
          title={t('retryTitle')}
          follows={<p>{t('retryFollows')}</p>}
          confirm={t('retry')}
          isBusy={retrying.isPending}
          problem={retrying.problem}
          onClose={() => setAsking(false)}
          onConfirm={() => retrying.write({ params: { id } })}
        />
      )}
    </div>
  )
}
