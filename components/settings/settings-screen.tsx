'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { applyChoices } from '@/components/layout/choices'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Segmented } from '@/components/ui/segmented'
import { Switch } from '@/components/ui/switch'
import type { Settings } from '@/lib/identity/members/contract'
import { useUpdateSettings } from '@/store/queries/identity'
import { SettingRow } from './setting-row'

const CHOICES = {
  locale: ['system', 'ko', 'en'],
  theme: ['system', 'light', 'dark'],
  motion: ['system', 'full', 'reduced'],
} as const
type Choice = keyof typeof CHOICES

/** How Moa speaks, looks, moves and sounds for this member; each change is in force at once. */
export function SettingsScreen({ settings }: { settings: Settings }) {
  const t = useTranslations('settings')
  const { say } = useProblemWords()
  const router = useRouter()
  const [chosen, setChosen] = useState(settings)
  const update = useUpdateSettings(() => router.refresh())

  const change = (part: Partial<Settings>) => {
    const next = { ...chosen, ...part }
    setChosen(next)
    applyChoices(next)
    update.write({ body: next })
  }
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      {update.problem && <Notice tone="error">{t('notSaved', { why: say(update.problem) })}</Notice>}
      <Card className="divide-y divide-line py-2">
        {(Object.keys(CHOICES) as Choice[]).map((name) => (
          <SettingRow key={name} id={`setting-${name}`} title={t(`${name}.title`)} lead={t(`${name}.lead`)}>
            <Segmented
              labelledBy={`setting-${name}`}
              value={chosen[name]}
              options={CHOICES[name].map((value) => ({ value, label: t(`${name}.${value}`) }))}
              onChange={(value) => change({ [name]: value })}
            />
          </SettingRow>
        ))}
        <SettingRow id="setting-sound" title={t('sound.title')} lead={t('sound.lead')}>
          <Switch labelledBy="setting-sound" isOn={chosen.sound} onChange={(sound) => change({ sound })} />
        </SettingRow>
      </Card>
      <p role="status" className="text-13 text-ink-soft">
        {update.answer && !update.isPending ? t('saved') : ''}
      </p>
    </div>
  )
}
