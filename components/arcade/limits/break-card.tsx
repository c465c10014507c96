'use client'

import { useRouter } from 'next/navigation'
import { useNow, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { PAUSES } from '@/lib/arcade/limits/constants'
import type { Limits, PauseTerm } from '@/lib/arcade/limits/contract'
import { decidePause } from '@/lib/arcade/limits/rules'
import { usePausePlay } from '@/store/queries/limits'
import { BreakTerms } from './break-terms'
import { useLimitWords } from './use-limit-words'

const LOOK_EVERY_MS = 30_000
const RULES = ['firm', 'kept', 'open', 'raise', 'quiet', 'end'] as const
const TERMS = Object.keys(PAUSES) as PauseTerm[]

/** A break from every game: what it means is said first, and nothing is chosen for anybody. */
export function BreakCard({ pause }: { pause: Limits['pause'] }) {
  const t = useTranslations('limits.break')
  const router = useRouter()
  const { say } = useProblemWords()
  const { momentOf } = useLimitWords()
  const now = useNow({ updateInterval: LOOK_EVERY_MS })
  const [term, setTerm] = useState<PauseTerm | null>(null)
  const [isAsking, setAsking] = useState(false)
  const resting = usePausePlay(() => {
    setAsking(false)
    setTerm(null)
    // The Arcade's layout says it on every screen.
    router.refresh()
  })
  const held = pause && { kind: pause.kind, until: new Date(pause.until) }
  const longer = TERMS.filter((one) => decidePause(held, one, now) !== null)
  const chosen = term && decidePause(held, term, now)
  return (
    <Card id="break" className="scroll-mt-20 space-y-4">
      <div className="space-y-1">
        <h2 className="text-17">{t('title')}</h2>
        <p className="text-15 text-ink-soft">{t('lead')}</p>
      </div>
      <ul className="list-disc space-y-1 ps-5 text-15">
        {RULES.map((rule) => (
          <li key={rule}>{t(`rules.${rule}`)}</li>
        ))}
      </ul>
      {longer.length > 0 ? (
        <>
          <BreakTerms terms={longer} value={term} onChange={setTerm} />
          <p role="status" className="text-15">
            {chosen ? t('until', { when: momentOf(chosen.until) }) : t('pick')}
          </p>
          <Button tone="quiet" isWide disabled={!chosen} onClick={() => setAsking(true)}>
            {t(pause ? 'startLonger' : 'start')}
          </Button>
        </>
      ) : (
        <p className="text-15">{t('longest')}</p>
      )}
      {term && chosen && (
        <Dialog
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          title={t('ask', { term: t(`terms.${term}`) })}
          actions={
            <>
              <Button tone="quiet" onClick={() => setAsking(false)}>
                {t('no')}
              </Button>
              <Button tone="quiet" isBusy={resting.isPending} onClick={() => resting.write({ body: { term } })}>
                {t('yes')}
              </Button>
            </>
          }
        >
          <p>{t('askText', { when: momentOf(chosen.until) })}</p>
          {resting.problem && <Notice tone="error">{say(resting.problem)}</Notice>}
        </Dialog>
      )}
    </Card>
  )
}
