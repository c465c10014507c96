'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Segmented } from '@/components/ui/segmented'
import { Switch } from '@/components/ui/switch'
import type { Settings } from '@/lib/identity/members/contract'
import { SettingRow } from './setting-row'
import { useSettings } from './use-settings'

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
  const { chosen, change, problem, isSaved } = useSettings(settings)
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      {problem && <Notice tone="error">{t('notSaved', { why: say(problem) })}</Notice>}
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
        {isSaved ? t('saved') : ''}
      </p>
    </div>
  )
}
