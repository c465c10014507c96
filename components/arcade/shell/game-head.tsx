'use client'

import { ArrowLeft, SlidersHorizontal, Volume2, VolumeX } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { useMember } from '@/store/moa-store'
import { useUpdateSettings } from '@/store/queries/identity'
import { DevicePanel } from './device-panel'
import { NetPosition } from './net-position'

const ICON = { 'aria-hidden': true, className: 'size-5', strokeWidth: 1.75 } as const

type GameHeadProps = {
  title: string
  lead?: string | undefined
  /** A result is on its way: nothing up here may tell it. */
  isHeld: boolean
}

/** Name of the game, what this session came to so far, the member's limits, and how the device takes part. */
export function GameHead({ title, lead, isHeld }: GameHeadProps) {
  const t = useTranslations('arcade.shell')
  const panel = useId()
  const [isOpen, setOpen] = useState(false)
  const isLoud = useMember()?.settings.sound ?? false
  const { write: updateSettings } = useUpdateSettings(() => {})
  return (
    <header className="space-y-2">
      <div className="flex items-center justify-between gap-3">
        <div className="flex min-w-0 items-center gap-1">
          <Link
            href="/arcade"
            aria-label={t('back')}
            className="-ms-2 inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <ArrowLeft {...ICON} />
          </Link>
          <h1 className="text-24">{title}</h1>
        </div>
        <div className="flex shrink-0 items-center">
          <IconButton
            label={t(isLoud ? 'soundOff' : 'soundOn')}
            aria-pressed={isLoud}
            icon={isLoud ? <Volume2 {...ICON} /> : <VolumeX {...ICON} />}
            onClick={() => updateSettings({ body: { sound: !isLoud } })}
          />
          <IconButton
            label={t('device')}
            aria-expanded={isOpen}
            aria-controls={isOpen ? panel : undefined}
            icon={<SlidersHorizontal {...ICON} />}
            onClick={() => setOpen(!isOpen)}
          />
        </div>
      </div>
      {lead && <p className="text-ink-soft">{lead}</p>}
      {isOpen && <DevicePanel id={panel} />}
      <div className="flex items-center justify-between gap-3 rounded-control bg-surface ps-4 pe-1">
        <NetPosition isHeld={isHeld} />
        <Link
          href="/arcade/limits"
          className="inline-flex min-h-11 shrink-0 items-center rounded-control px-3 font-medium text-13 text-ink-soft hover:text-ink hover:underline"
        >
          {t('myLimits')}
        </Link>
      </div>
    </header>
  )
}
