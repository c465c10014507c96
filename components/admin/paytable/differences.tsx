'use client'

import { useTranslations } from 'next-intl'
import type { SlotConfig } from '@/lib/arcade/slot/contract'
import { changesBetween } from './draft'

/** Every figure that would be another one. */
export function Differences({ before, after }: { before: SlotConfig; after: SlotConfig }) {
  const t = useTranslations('admin.paytable')
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <p className="text-13 text-ink-soft">{t('same')}</p>
  return (
    <ul className="divide-y divide-line text-13">
      {changes.map(({ name, before: was, after: becomes }) => {
        const [part, key] = name.split('/')
        return (
          <li key={name} className="flex items-center justify-between gap-4 py-1.5">
            <span>{t(part === 'weights' ? 'changeWeight' : 'changePay', { line: t(`lines.${key}`) })}</span>
            <span className="figure">
              <del className="text-ink-soft no-underline">{was}</del> →{' '}
              <ins className="font-semibold no-underline">{becomes}</ins>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
