'use client'

import { ArrowLeft, ExternalLink, Phone } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { PageHead } from '@/components/ui/page-head'
import { LIMIT_KINDS } from '@/lib/arcade/limits/constants'
import type { Limits } from '@/lib/arcade/limits/contract'
import { useLimits } from '@/store/queries/limits'
import { BreakCard } from './break-card'
import { LimitRow } from './limit-row'
import { useLimitWords } from './use-limit-words'

const ICON = { 'aria-hidden': true, className: 'size-5 shrink-0', strokeWidth: 1.75 } as const
/** 한국도박문제예방치유원, the public agency that answers 1336. */
const AGENCY = 'https://www.kcgp.or.kr'

/** Limits, breaks and where to find somebody to talk to. */
export function LimitsScreen({ initial }: { initial: Limits }) {
  const t = useTranslations('limits')
  const { data: limits } = useLimits(initial)
  return (
    <div className="space-y-6">
      <div className="flex items-start gap-1">
        <Link
          href="/arcade"
          aria-label={t('back')}
          className="-ms-2 inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <ArrowLeft {...ICON} />
        </Link>
        <PageHead title={t('title')} lead={t('lead')} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="space-y-6">
          <TodayCard limits={limits} />
          <NetCard net={limits.net} />
        </div>
        <div className="space-y-6">
          <BreakCard pause={limits.pause} />
          <HelpCard />
        </div>
      </div>
    </div>
  )
}

function TodayCard({ limits }: { limits: Limits }) {
  const t = useTranslations('limits.today')
  const { momentOf } = useLimitWords()
  return (
    <Card>
      <h2 className="text-17">{t('title')}</h2>
      <p className="text-13 text-ink-soft">{t('until', { when: momentOf(limits.day.endsAt) })}</p>
      <div className="divide-y divide-line">
        {LIMIT_KINDS.map((kind) => (
          <LimitRow key={kind} kind={kind} limits={limits} />
        ))}
      </div>
    </Card>
  )
}

function NetCard({ net }: { net: Limits['net'] }) {
  const t = useTranslations('limits')
  return (
    <Card>
      <h2 className="text-17">{t('net.title')}</h2>
      <p className="mb-2 text-13 text-ink-soft">{t('net.note')}</p>
      <DataList
        items={(['today', 'week', 'month'] as const).map((span) => ({
          name: t(`net.${span}`),
          value: <span className="figure">{t('signedGold', { amount: net[span] })}</span>,
        }))}
      />
    </Card>
  )
}

function HelpCard() {
  const t = useTranslations('limits.help')
  return (
    <Card className="space-y-3">
      <div className="space-y-1">
        <h2 className="text-17">{t('title')}</h2>
        <p className="text-15 text-ink-soft">{t('lead')}</p>
      </div>
      <a href="tel:1336" className="-mx-3 flex min-h-14 items-center gap-4 rounded-control px-3 py-2 hover:bg-sunken">
        <Phone {...ICON} />
        <span>
          <span className="block font-medium">{t('center')}</span>
          <span className="block text-13 text-ink-soft">{t('centerLead')}</span>
        </span>
      </a>
      <a
        href={AGENCY}
        target="_blank"
        rel="noreferrer"
        className="-mx-3 flex min-h-12 items-center gap-4 rounded-control px-3 py-2 font-medium hover:bg-sunken"
      >
        <ExternalLink {...ICON} />
        {t('site')}
      </a>
    </Card>
  )
}
