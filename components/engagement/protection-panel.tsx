'use client'

import { Shield } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import { Switch } from '@/components/ui/switch'
import type { StreakStatus } from '@/lib/engagement/streaks/contract'
import { useProtection } from '@/store/queries/engagement'

/** How many missed days are covered, and the switch that leaves them uncovered. */
export function ProtectionPanel({ status }: { status: StreakStatus }) {
  const t = useTranslations('streak')
  const { say } = useProblemWords()
  const { mutate, error } = useProtection()
  // What was just pressed, until the server has answered.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const isOn = wanted ?? status.isProtectionOn
  const press = (next: boolean) => {
    setWanted(next)
    mutate(next, { onSettled: () => setWanted(null) })
  }
  return (
    <Card aria-labelledby="protection" className="space-y-3">
      <div className="flex items-center justify-between gap-4">
        <h2 id="protection" className="flex items-center gap-2 text-17">
          <Shield aria-hidden className="size-5 text-accent" strokeWidth={1.75} />
          {t('protection.title')}
        </h2>
        <Switch labelledBy="protection" isOn={isOn} onChange={press} />
      </div>
      <p className="text-15 text-ink-soft">{t(isOn ? 'protection.on' : 'protection.off')}</p>
      <DataList
        items={status.streaks.map(({ kind, protections: { held, max, daysToNext } }) => ({
          name: t(`kinds.${kind}.short`),
          value: (
            <>
              {t('protection.held', { held, max })}
              {held < max && (
                <span className="block font-normal text-13 text-ink-soft">
                  {t('protection.next', { count: daysToNext })}
                </span>
              )}
            </>
          ),
        }))}
      />
      {error && <Notice tone="error">{t('protection.failed', { why: say(error) })}</Notice>}
    </Card>
  )
}
