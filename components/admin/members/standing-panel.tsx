'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { MemberRecord } from '@/lib/identity/directory/contract'
import { adminKey, changeMember, memberKey, memberQuery } from '@/store/queries/admin'
import { useWrite } from '@/store/use-write'
import { useOperator } from '../console/operator'
import { Choice } from '../controls/choice'
import { DENSE } from '../controls/dense'
import { Panel } from '../controls/panel'

const TIERS: readonly MemberRecord['tier'][] = ['STANDARD', 'PREMIUM', 'VIP']
const STATUSES: readonly MemberRecord['status'][] = ['ACTIVE', 'SUSPENDED']

/** Changes a member's tier or status, as it was when it was looked at: what changed meanwhile is not overwritten. */
export function StandingPanel({ member }: { member: MemberRecord }) {
  const t = useTranslations('admin')
  const cache = useQueryClient()
  const { say } = useProblemWords()
  const [picked, setPicked] = useState<Partial<Pick<MemberRecord, 'tier' | 'status'>>>({})
  const { tier, status } = { ...member, ...picked }
  const changes = { ...(tier !== member.tier && { tier }), ...(status !== member.status && { status }) }
  const hasChanges = Object.keys(changes).length > 0
  const isMyself = useOperator().id === member.id

  const saving = useWrite(changeMember, {
    isMine: false,
    ifMatch: String(member.version),
    onSuccess: (saved) => {
      setPicked({})
      cache.setQueryData(memberQuery(member.id).queryKey, saved)
      void cache.invalidateQueries({ queryKey: [...memberKey(member.id), 'sessions'] })
      void cache.invalidateQueries({ queryKey: adminKey('members') })
    },
    onProblem: ({ code }) => {
      if (code === 'PRECONDITION_FAILED') void cache.invalidateQueries({ queryKey: memberKey(member.id) })
    },
  })
  const pick = (change: typeof picked) => {
    saving.reset()
    setPicked({ ...picked, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (hasChanges) saving.write({ params: { id: member.id }, body: changes })
  }
  return (
    <Panel title={t('standing.title')}>
      <form onSubmit={submit} className="space-y-4">
        {saving.problem && <Notice tone="error">{say(saving.problem)}</Notice>}
        <Choice
          label={t('standing.tier')}
          value={tier}
          options={TIERS.map((value) => ({ value, label: t(`tiers.${value}`) }))}
          onChange={(next) => pick({ tier: next })}
        />
        <Choice
          label={t('standing.status')}
          value={status}
          options={(isMyself ? [member.status] : STATUSES).map((value) => ({ value, label: t(`statuses.${value}`) }))}
          onChange={(next) => pick({ status: next })}
        />
        {changes.status === 'SUSPENDED' && <p className="text-13 text-danger">{t('standing.suspendNote')}</p>}
        <Button
          type="submit"
          tone="quiet"
          size="sm"
          isWide
          disabled={!hasChanges}
          isBusy={saving.isPending}
          className={DENSE}
        >
          {hasChanges ? <Differences member={member} tier={tier} status={status} /> : t('standing.nothing')}
        </Button>
        <p role="status" className="-mt-4 text-13 text-ink-soft">
          {saving.answer && !hasChanges && <span className="block pt-2">{t('standing.done')}</span>}
        </p>
      </form>
    </Panel>
  )
}

function Differences({ member, tier, status }: { member: MemberRecord } & Pick<MemberRecord, 'tier' | 'status'>) {
  const t = useTranslations('admin')
  const parts = [
    tier !== member.tier && t('standing.diff', { before: t(`tiers.${member.tier}`), after: t(`tiers.${tier}`) }),
    status !== member.status &&
      t('standing.diff', { before: t(`statuses.${member.status}`), after: t(`statuses.${status}`) }),
  ]
  return t('standing.save', { changes: parts.filter(Boolean).join(', ') })
}
