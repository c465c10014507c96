'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Voucher } from '@/lib/rewards/redemptions/contract'
import { useRewardWords } from './use-reward-words'

const SAY_FOR_MS = 2_000

/** The voucher's code, to be shown or copied, and until when it can be used. */
export function VoucherCard({ voucher: { code, expiresAt }, isDemo }: { voucher: Voucher; isDemo: boolean }) {
  const t = useTranslations('rewards.voucher')
  const { day } = useRewardWords()
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = async () => {
    // Without TLS there is no clipboard; the code is on the screen to be marked by hand.
    const done = await (navigator.clipboard?.writeText(code) ?? Promise.reject()).then(
      () => 'copied' as const,
      () => 'copyFailed' as const,
    )
    setOutcome(done)
    setTimeout(() => setOutcome(null), SAY_FOR_MS)
  }
  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <Card className="animate-rise space-y-4">
      <h2 className="text-17">{t('title')}</h2>
      <p className="select-all break-all rounded-control border border-edge border-dashed p-4 text-center font-mono text-20">
        {code}
      </p>
      <Button isWide onClick={copy}>
        <Icon aria-hidden className="size-5" strokeWidth={1.75} />
        {t('copy')}
      </Button>
      <p role="status" className="min-h-5 text-13 text-ink-soft">
        {outcome && t(outcome)}
      </p>
      <p className="text-15 text-ink-soft">{t('until', { day: day(expiresAt) })}</p>
      {isDemo && <p className="text-13 text-ink-soft">{t('demo')}</p>}
    </Card>
  )
}
