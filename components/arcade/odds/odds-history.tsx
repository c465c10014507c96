import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { OddsChange, OddsVersion } from '@/lib/arcade/odds/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { useFieldWords } from './use-field-words'

const TONES = { announced: 'accent', in_force: 'positive', past: 'neutral' } as const

/** Every version of a game's odds with what it changed, figure by figure. */
export function OddsHistory({ game, versions }: { game: Game; versions: readonly OddsVersion[] }) {
  const t = useTranslations('odds')
  const format = useFormatter()
  const momentOf = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Card className="space-y-3">
      <h2 className="text-17">{t('history')}</h2>
      <p className="text-15 text-ink-soft">{t('historyLead')}</p>
      <ol className="divide-y divide-line">
        {versions.map(({ version, state, publishedAt, effectiveAt, changes }) => (
          <li key={version} className="space-y-1 py-3">
            <p className="flex items-center gap-2 font-medium">
              {t('version', { version })}
              <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
            </p>
            <p className="text-13 text-ink-soft">
              {t('publishedAt', { when: momentOf(publishedAt) })} · {t('effectiveAt', { when: momentOf(effectiveAt) })}
            </p>
            <OddsChanges game={game} changes={changes} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Field by field: what it was and what it is. */
function OddsChanges({ game, changes }: { game: Game; changes: readonly OddsChange[] }) {
  const t = useTranslations('odds')
  const wordsOf = useFieldWords(game)
  const sayChange = (before: string | null, after: string | null) => {
    if (before === null) return t('added', { after: after ?? '' })
    return after === null ? t('removed', { before }) : t('changed', { before, after })
  }
  if (changes.length === 0) return <p className="text-15">{t('first')}</p>
  return (
    <ul className="text-15">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="flex flex-wrap justify-between gap-x-4">
          <span>{wordsOf(field)}</span>
          <span className="figure">{sayChange(before, after)}</span>
        </li>
      ))}
    </ul>
  )
}
