'use client'

import { Clock } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'

const KOREA = 'Asia/Seoul'
const nothing = () => () => {}
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** When today ends: one instant, on a Korean clock and on the member's own. */
export function DayBoundary({ endsAt }: { endsAt: string }) {
  const t = useTranslations('streak.boundary')
  const format = useFormatter()
  // The server doesn't know where the member is; their browser does.
  const zone = useSyncExternalStore(nothing, zoneHere, () => KOREA)
  const at = (timeZone: string) =>
    format.dateTime(new Date(endsAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const isElsewhere = at(zone) !== at(KOREA)
  return (
    <Card aria-labelledby="boundary" className="space-y-2">
      <h2 id="boundary" className="flex items-center gap-2 text-17">
        <Clock aria-hidden className="size-5 text-accent" strokeWidth={1.75} />
        {t('title')}
      </h2>
      <DataList
        items={[
          { name: t('korea'), value: <time dateTime={endsAt}>{at(KOREA)}</time> },
          ...(isElsewhere ? [{ name: t('here', { zone }), value: <time dateTime={endsAt}>{at(zone)}</time> }] : []),
        ]}
      />
      <p className="text-13 text-ink-soft">{t(isElsewhere ? 'elsewhere' : 'same')}</p>
    </Card>
  )
}
