'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Badge } from '@/components/ui/badge'
import type { Health } from '@/lib/platform/ops/contract'
import { ScreenHead } from '../console/screen-head'
import { Moment } from '../controls/moment'
import { type Column, DataTable } from '../table/data-table'

const AGAIN_S = 15
const PARTS = ['database', 'migrations', 'scheduler', 'feed'] as const
const TONES = { ok: 'positive', failed: 'danger', off: 'neutral' } as const

type Check = Health['checks']['database'] & { part: (typeof PARTS)[number] }

/** Whether each part works, as the server found it just now. */
export function HealthScreen({ health, at }: { health: Health; at: string }) {
  const t = useTranslations('admin.health')
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), AGAIN_S * 1_000)
    return () => clearInterval(timer)
  }, [router])
  const columns: readonly Column<Check>[] = [
    { id: 'part', header: t('part'), cell: ({ part }) => t(part) },
    { id: 'status', header: t('status'), cell: ({ status }) => <Badge tone={TONES[status]}>{t(status)}</Badge> },
    { id: 'detail', header: t('detail'), cell: ({ detail }) => <span className="font-mono">{detail}</span> },
  ]
  return (
    <>
      <ScreenHead
        title={t(health.status === 'ok' ? 'allOk' : 'someFailed')}
        lead={
          <>
            <Moment at={at} /> · {t('again', { seconds: AGAIN_S })}
          </>
        }
      />
      <DataTable
        caption={t('parts')}
        columns={columns}
        rows={PARTS.map((part) => ({ part, ...health.checks[part] }))}
        rowId={({ part }) => part}
      />
    </>
  )
}
