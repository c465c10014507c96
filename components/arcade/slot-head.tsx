'use client'

import { ArrowLeft, Volume2, VolumeX } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import { useMember } from '@/store/moa-store'
import { useUpdateSettings } from '@/store/queries/identity'

const ICON = { 'aria-hidden': true, className: 'size-5', strokeWidth: 1.75 } as const

/** Name, what this visit came to so far, and the sound. */
export function SlotHead({ finished }: { finished: readonly SlotRound[] }) {
  const t = useTranslations('arcade')
  const isLoud = useMember()?.settings.sound ?? false
  const { write: updateSettings } = useUpdateSettings(() => {})
  const net = finished.reduce((sum, { bet, payout }) => sum + payout - bet, 0)
  return (
    <header className="flex items-center justify-between gap-3">
      <div className="flex items-center gap-1">
        <Link
          href="/arcade"
          aria-label={t('slot.back')}
          className="inline-flex size-11 items-center justify-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <ArrowLeft {...ICON} />
        </Link>
        <h1 className="text-24">{t('slot.title')}</h1>
      </div>
      <div className="flex items-center gap-2">
        <p className="text-end text-13" title={t('slot.netHint')}>
          <span className="block text-ink-soft">{t('slot.net')}</span>
          <span className="figure font-semibold text-15">{t('signedGold', { amount: net })}</span>
        </p>
        <IconButton
          label={t(isLoud ? 'slot.soundOff' : 'slot.soundOn')}
          aria-pressed={isLoud}
          icon={isLoud ? <Volume2 {...ICON} /> : <VolumeX {...ICON} />}
          onClick={() => updateSettings({ body: { sound: !isLoud } })}
        />
      </div>
    </header>
  )
}
