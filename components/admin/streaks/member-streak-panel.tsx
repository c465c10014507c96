'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { MemberStreak } from '@/lib/engagement/corrections/contract'
import { memberStreakQuery } from '@/store/queries/admin-streaks'
import { useMayWrite } from '../console/operator'
import { DENSE } from '../controls/dense'
import { Facts } from '../controls/facts'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { TextField } from '../controls/text-field'
import { Owner } from '../ledger/links'
import { useUrlState } from '../table/url-state'
import { CorrectStreak } from './correct-streak'
import { CorrectionList } from './correction-list'

/** One member's streaks, found by the member's id. */
export function MemberStreakPanel() {
  const t = useTranslations('streak.admin')
  const [{ member }, setUrl] = useUrlState(['member'])
  const [typed, setTyped] = useState(member)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setUrl({ member: typed.trim() })
  }
  return (
    <Panel title={t('member')}>
      <form onSubmit={submit} className="grid items-start gap-4 sm:grid-cols-[22rem_auto_1fr]">
        <TextField
          label={t('memberId')}
          hint={t('memberHint')}
          value={typed}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" tone="quiet" size="sm" className={`${DENSE} sm:mt-6`}>
          {t('find')}
        </Button>
      </form>
      {member && <Found key={member} id={member} />}
    </Panel>
  )
}

function Found({ id }: { id: string }) {
  const t = useTranslations('streak.admin')
  return (
    <div className="mt-4 border-t pt-4">
      <Single of={useQuery(memberStreakQuery(id))} missing={t('notFound')}>
        {(streak) => <Streak id={id} streak={streak} />}
      </Single>
    </div>
  )
}

function wordOf({ claim, isActiveToday }: MemberStreak['status']['streaks'][number]) {
  if (claim) return 'claimed'
  return isActiveToday ? 'active' : 'open'
}

function Streak({ id, streak: { status, corrections } }: { id: string; streak: MemberStreak }) {
  const t = useTranslations('streak.admin')
  const mayWrite = useMayWrite()
  return (
    <div className="grid gap-6">
      <Owner id={id} />
      {status.streaks.map((standing) => (
        <Facts
          key={standing.kind}
          items={[
            { name: t('kind'), value: t(`kinds.${standing.kind}`) },
            { name: t('streak'), value: standing.streak },
            { name: t('best'), value: standing.best },
            { name: t('today'), value: t(wordOf(standing)) },
            { name: t('protections'), value: `${standing.protections.held} / ${standing.protections.max}` },
          ]}
        />
      ))}
      {mayWrite && <CorrectStreak id={id} />}
      <CorrectionList corrections={corrections} />
    </div>
  )
}
