'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { sayE } from '@/components/arcade/e-words'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import type { GameRecord } from '@/lib/arcade/freezes/contract'

/** Games that the monitor has frozen and nobody has opened again: somebody has to look. */
export function Incidents({ games }: { games: readonly GameRecord[] }) {
  const t = useTranslations('games')
  const arcade = useTranslations('arcade')
  const format = useFormatter()
  return games.map(({ game, freeze }) => {
    if (!freeze?.evidence) return null
    const when = format.dateTime(new Date(freeze.frozenAt), { dateStyle: 'medium', timeStyle: 'short' })
    const { draws, e } = freeze.evidence
    return (
      <Notice key={game} tone="error">
        <p>{t('incident', { game: arcade(`games.${game}`), when, draws, e: sayE(e) })}</p>
        <TextLink href={`/admin/games?game=${game}`}>{t('incidentOpen')}</TextLink>
      </Notice>
    )
  })
}
