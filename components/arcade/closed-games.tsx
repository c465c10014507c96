import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { GameStatus } from '@/lib/arcade/freezes/contract'

/** Says which games take no stakes now, before anybody tries. */
export function ClosedGames({ games }: { games: readonly GameStatus[] }) {
  const t = useTranslations('games.public')
  const arcade = useTranslations('arcade.games')
  const closed = games.filter(({ isFrozen }) => isFrozen).map(({ game }) => arcade(game))
  if (closed.length === 0) return null
  return <Notice>{t('closed', { games: closed.join(', ') })}</Notice>
}
