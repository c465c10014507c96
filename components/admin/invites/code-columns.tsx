'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { InviteCode } from '@/lib/identity/invites/contract'
import { useMayWrite } from '../console/operator'
import { CopyButton } from '../controls/copy-button'
import { Moment } from '../controls/moment'
import { Owner } from '../ledger/links'
import type { Column } from '../table/data-table'
import { CodeSwitch } from './code-switch'

const stateOf = ({ infinite, status, usedAt }: InviteCode) => {
  if (infinite) return 'infinite'
  if (usedAt) return 'used'
  return status === 'DISABLED' ? 'disabled' : 'unused'
}

export function useCodeColumns(): readonly Column<InviteCode>[] {
  const t = useTranslations('admin.inviteCodes')
  const mayWrite = useMayWrite()
  const columns: Column<InviteCode>[] = [
    {
      id: 'code',
      header: t('code'),
      cell: ({ code }) => (
        <span className="flex items-center font-mono">
          {code}
          <CopyButton text={code} what={code} />
        </span>
      ),
    },
    { id: 'state', header: t('status'), cell: (code) => <StateBadge state={stateOf(code)} /> },
    { id: 'note', header: t('note'), cell: ({ note }) => note ?? '–' },
    { id: 'usedBy', header: t('usedBy'), cell: ({ usedBy }) => (usedBy ? <Owner id={usedBy} /> : '–') },
    { id: 'usedAt', header: t('usedAt'), cell: ({ usedAt }) => (usedAt ? <Moment at={usedAt} /> : '–') },
    { id: 'createdAt', header: t('createdAt'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ]
  if (mayWrite) {
    columns.push({
      id: 'switch',
      header: t('switch'),
      cell: (code) => <CodeSwitch code={code} state={stateOf(code)} />,
    })
  }
  return columns
}

function StateBadge({ state }: { state: ReturnType<typeof stateOf> }) {
  const t = useTranslations('admin.inviteCodes.states')
  return <Badge tone={state === 'unused' || state === 'infinite' ? 'positive' : 'neutral'}>{t(state)}</Badge>
}
