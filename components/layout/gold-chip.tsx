'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Money } from '@/components/ui/money'
import { useHeld } from '@/components/ui/use-held'
import { useBalance } from '@/store/moa-store'
import { useIsSecret } from '@/store/wishes'

/** The GOLD that can be spent now, on every screen; leads to the wallet. */
export function GoldChip({ amount }: { amount: number }) {
  const t = useTranslations('common')
  const available = useHeld(useBalance('GOLD')?.available ?? amount, useIsSecret())
  return (
    <Link
      href="/wallet"
      className="inline-flex min-h-11 items-center rounded-full bg-surface px-4 shadow-raised transition duration-150 hover:bg-sunken"
    >
      <span className="sr-only">{t('balance', { amount: available })}</span>
      <span aria-hidden>
        <Money amount={available} unit="GOLD" isLive className="font-semibold text-17 [&>span:last-child]:text-13" />
      </span>
    </Link>
  )
}
