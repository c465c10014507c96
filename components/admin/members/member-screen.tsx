'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { MemberRecord } from '@/lib/identity/directory/contract'
import { memberQuery } from '@/store/queries/admin'
import { BackLink } from '../console/back-link'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { CopyButton } from '../controls/copy-button'
import { Facts } from '../controls/facts'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { AdjustPanel } from './adjust-panel'
import { HistoryPanel } from './history-panel'
import { LimitsPanel } from './limits-panel'
import { RoleBadges, StatusBadge } from './member-words'
import { SessionsPanel } from './sessions-panel'
import { StandingPanel } from './standing-panel'
import { WalletPanel } from './wallet-panel'

/** Everything about one member on one page: who, what they have, how it came about, where they are signed in. */
export function MemberScreen({ id }: { id: string }) {
  const t = useTranslations('admin')
  return (
    <>
      <BackLink href="/admin/members">{t('member.back')}</BackLink>
      <Single of={useQuery(memberQuery(id))} missing={t('member.notFound')}>
        {(member) => <Member member={member} />}
      </Single>
    </>
  )
}

function Member({ member }: { member: MemberRecord }) {
  const mayWrite = useMayWrite()
  return (
    <>
      <ScreenHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            {member.nickname}
            <StatusBadge status={member.status} />
            <RoleBadges roles={member.roles} />
          </span>
        }
        lead={
          <span className="flex flex-wrap items-center gap-x-1">
            <span className="break-all font-mono">{member.id}</span>
            <CopyButton text={member.id} what={member.id} />
          </span>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-6">
          <WalletPanel memberId={member.id} />
          {mayWrite && <AdjustPanel memberId={member.id} />}
          {mayWrite && <StandingPanel member={member} />}
        </div>
        <div className="grid min-w-0 gap-6">
          <MemberFacts member={member} />
          <HistoryPanel memberId={member.id} />
          <LimitsPanel memberId={member.id} />
          <SessionsPanel memberId={member.id} />
        </div>
      </div>
    </>
  )
}

function MemberFacts({ member: { email, tier, createdAt, lastLoginAt } }: { member: MemberRecord }) {
  const t = useTranslations('admin')
  return (
    <Panel title={t('member.facts')}>
      <Facts
        items={[
          { name: t('members.email'), value: email },
          { name: t('members.tier'), value: t(`tiers.${tier}`) },
          { name: t('members.createdAt'), value: <Moment at={createdAt} /> },
          { name: t('members.lastLoginAt'), value: lastLoginAt ? <Moment at={lastLoginAt} /> : t('members.never') },
        ]}
      />
    </Panel>
  )
}
