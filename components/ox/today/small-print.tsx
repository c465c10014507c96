'use client'

import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/text-link'
import { ColourSwitch } from '../shell/colour-switch'

/** What POINT are and aren't, the rules, and the colours. */
export function SmallPrint() {
  const t = useTranslations('ox.common')
  return (
    <div className="space-y-4 px-1">
      <p className="text-13 text-ink-soft">{t('quiet')}</p>
      <p className="flex flex-wrap gap-x-6">
        <TextLink href="/rules/ox">{t('rules')}</TextLink>
        <TextLink href="/rewards">{t('rewards')}</TextLink>
      </p>
      <ColourSwitch />
    </div>
  )
}
