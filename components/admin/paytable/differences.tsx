'use client'

import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/arcade/odds/use-field-words'
import { changesBetween } from '@/lib/arcade/odds/rules'
import type { Game } from '@/lib/arcade/stats/contract'

/** Every figure that would be another one. */
export function Differences({ game, before, after }: { game: Game; before: object; after: object }) {
  const t = useTranslations('admin.paytable')
  const wordsOf = useFieldWords(game)
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <p className="text-13 text-ink-soft">{t('same')}</p>
  return (
    <ul className="divide-y divide-line text-13">
      {changes.map(({ field, before: was, after: becomes }) => (
        <li key={field} className="flex items-center justify-between gap-4 py-1.5">
          <span>{wordsOf(field)}</span>
          <span className="figure">
            <del className="text-ink-soft no-underline">{was ?? '–'}</del> →{' '}
            <ins className="font-semibold no-underline">{becomes ?? '–'}</ins>
          </span>
        </li>
      ))}
    </ul>
  )
}
