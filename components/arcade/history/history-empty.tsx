import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import type { Game } from '@/lib/arcade/stats/contract'
import { TileArt } from '../hub/tile-art'

/** No round yet: what a row here will tell, and the first step. */
export function HistoryEmpty({ game }: { game: Game | null }) {
  const t = useTranslations('arcade')
  const href = game ? `/arcade/${game}` : '/arcade'
  return (
    <EmptyState
      title={game ? t('history.emptyOf', { game: t(`games.${game}`) }) : t('history.empty')}
      art={<TileArt game={game ?? 'slot'} last={null} />}
      action={<ButtonLink href={href}>{t(game ? 'history.emptyActionOf' : 'history.emptyAction')}</ButtonLink>}
    >
      {t('history.teach')}
    </EmptyState>
  )
}
