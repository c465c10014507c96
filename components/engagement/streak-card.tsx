'use client'

import { CalendarCheck, Gamepad2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { StreakReceipt, StreakStatus } from '@/lib/engagement/streaks/contract'
import { useClaim } from '@/store/queries/engagement'
import { Receipt } from './receipt'
import { useRewardsText } from './use-rewards-text'

type Standing = StreakStatus['streaks'][number]

const ICONS = { DAILY_LOGIN: CalendarCheck, DAILY_PLAY: Gamepad2 }

/** One streak: days in a row, and what today pays. */
export function StreakCard({ standing, endsAt }: { standing: Standing; endsAt: string }) {
  const { kind, streak, best, claim } = standing
  const t = useTranslations('streak')
  const Icon = ICONS[kind]
  const [receipt, setReceipt] = useState<StreakReceipt | null>(null)
  // A receipt of yesterday says nothing of today.
  const shown = receipt && claim?.transferId === receipt.claim.transferId ? receipt : null
  return (
    <Card aria-labelledby={`streak-${kind}`} className="flex flex-col gap-5">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 id={`streak-${kind}`} className="flex items-center gap-2 font-medium text-15 text-ink-soft">
            <Icon aria-hidden className="size-5 text-accent" strokeWidth={1.75} />
            {t(`kinds.${kind}.title`)}
          </h2>
          <p className="mt-1 font-bold text-32">{t('inARow', { count: streak })}</p>
        </div>
        {best > 0 && <Badge>{t('best', { count: best })}</Badge>}
      </div>
      {best <= 1 && <p className="text-15 text-ink-soft">{t(`kinds.${kind}.teach`)}</p>}
      <div aria-live="polite">
        {claim ? (
          <Taken standing={standing} receipt={shown} endsAt={endsAt} />
        ) : (
          <Claim standing={standing} onReceipt={setReceipt} />
        )}
      </div>
    </Card>
  )
}

function Claim({ standing, onReceipt }: { standing: Standing; onReceipt: (receipt: StreakReceipt) => void }) {
  const { kind, canClaim, reward } = standing
  const t = useTranslations('streak')
  const { say } = useProblemWords()
  const textOf = useRewardsText()
  const { write, isPending, problem } = useClaim(onReceipt)
  if (!canClaim) {
    return (
      <div className="space-y-3">
        <p>{t('kinds.DAILY_PLAY.open', { reward: textOf(reward.rewards) })}</p>
        <ButtonLink href="/arcade" tone="quiet" isWide>
          {t('toArcade')}
        </ButtonLink>
      </div>
    )
  }
  return (
    <div className="space-y-3">
      <Button size="lg" isWide isBusy={isPending} onClick={() => write({ body: { actionType: kind } })}>
        {t('claim', { reward: textOf(reward.rewards) })}
      </Button>
      <p className="text-13 text-ink-soft">{t('claimHint', { day: reward.streak })}</p>
      {problem && <Notice tone="error">{t('claimFailed', { why: say(problem) })}</Notice>}
    </div>
  )
}

function Taken({ standing, receipt, endsAt }: { standing: Standing; receipt: StreakReceipt | null; endsAt: string }) {
  const t = useTranslations('streak')
  const format = useFormatter()
  const textOf = useRewardsText()
  const next = format.dateTime(new Date(endsAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="space-y-3">
      {receipt && <Receipt receipt={receipt} />}
      {!receipt && <p>{t('taken', { reward: textOf(standing.reward.rewards) })}</p>}
      <p className="text-13 text-ink-soft">{t('nextFrom', { when: next })}</p>
    </div>
  )
}
