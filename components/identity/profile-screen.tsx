import { Compass, MonitorSmartphone, Settings, ShieldCheck } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { LinkRow } from '@/components/ui/link-row'
import { PageHead } from '@/components/ui/page-head'
import type { Member } from '@/lib/identity/members/contract'
import { LogOutButton } from './log-out-button'
import { RenameForm } from './rename-form'

/** The member's own page: who I am, where I am signed in, the way out. */
export async function ProfileScreen({ member }: { member: Member }) {
  const [t, format] = await Promise.all([getTranslations('identity.profile'), getFormatter()])
  const isOperator = member.roles.some((role) => role !== 'USER')
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={t('title')} />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <Card className="flex flex-col gap-6 lg:col-span-7">
          <RenameForm nickname={member.nickname} />
          <DataList
            items={[
              { name: t('email'), value: member.email },
              { name: t('tier'), value: t(`tiers.${member.tier}`) },
              { name: t('since'), value: format.dateTime(new Date(member.createdAt), { dateStyle: 'long' }) },
              { name: t('id'), value: <span className="break-all font-mono font-normal text-13">{member.id}</span> },
            ]}
          />
        </Card>
        <div className="flex flex-col gap-6 lg:col-span-5">
          <Card className="py-3">
            <LinkRow
              href="/sessions"
              icon={<MonitorSmartphone aria-hidden className="size-6" strokeWidth={1.75} />}
              title={t('sessions')}
              lead={t('sessionsLead')}
            />
            <LinkRow
              href="/settings"
              icon={<Settings aria-hidden className="size-6" strokeWidth={1.75} />}
              title={t('settings')}
              lead={t('settingsLead')}
            />
            <LinkRow
              href="/onboarding"
              icon={<Compass aria-hidden className="size-6" strokeWidth={1.75} />}
              title={t('tutorial')}
              lead={t('tutorialLead')}
            />
            {isOperator && (
              <LinkRow
                href="/admin"
                icon={<ShieldCheck aria-hidden className="size-6" strokeWidth={1.75} />}
                title={t('console')}
                lead={t('consoleLead')}
              />
            )}
          </Card>
          <LogOutButton />
        </div>
      </div>
    </div>
  )
}
