'use client'

import { useTranslations } from 'next-intl'
import { useId, useSyncExternalStore } from 'react'
import { Card } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import { useMember } from '@/store/moa-store'
import { useUpdateSettings } from '@/store/queries/identity'
import { HAPTICS, keepChoice, useDeviceChoice, VOLUME } from './device-choice'
import { canBuzz } from './haptics'
import { playCue } from './sound'

const STEP = 0.1
const PERCENT = 100

/** Sound, its one volume, and touch: each remembered, each off until asked for. */
export function DevicePanel({ id }: { id: string }) {
  const t = useTranslations('arcade.shell')
  const name = useId()
  const isLoud = useMember()?.settings.sound ?? false
  const volume = useDeviceChoice(VOLUME)
  const { write: updateSettings } = useUpdateSettings(() => {})
  return (
    <Card id={id} aria-label={t('device')} className="animate-fade space-y-2 py-4">
      <Row id={`${name}-sound`} title={t('sound')}>
        <Switch labelledBy={`${name}-sound`} isOn={isLoud} onChange={(sound) => updateSettings({ body: { sound } })} />
      </Row>
      <Row id={`${name}-volume`} title={t('volume', { percent: Math.round(volume * PERCENT) })}>
        <input
          type="range"
          min={0}
          max={1}
          step={STEP}
          value={volume}
          aria-labelledby={`${name}-volume`}
          onChange={({ target }) => keepChoice(VOLUME, target.valueAsNumber)}
          onPointerUp={() => playCue('stop', isLoud ? volume : 0)}
          className="h-11 w-40 max-w-full accent-accent-fill"
        />
      </Row>
      <Haptics id={`${name}-haptics`} />
    </Card>
  )
}

/** Only where the device has a motor to turn. */
function Haptics({ id }: { id: string }) {
  const t = useTranslations('arcade.shell')
  const isOn = useDeviceChoice(HAPTICS)
  const isThere = useSyncExternalStore(
    () => () => {},
    canBuzz,
    () => false,
  )
  if (!isThere) return null
  return (
    <Row id={id} title={t('haptics')}>
      <Switch labelledBy={id} isOn={isOn} onChange={(isWanted) => keepChoice(HAPTICS, isWanted)} />
    </Row>
  )
}

function Row({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4">
      <p id={id}>{title}</p>
      {children}
    </div>
  )
}
