import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import type { GameStatus } from '@/lib/arcade/freezes/contract'
import { ALARM_E } from '@/lib/arcade/monitor/constants'
import type { OddsWatch } from '@/lib/arcade/monitor/contract'
import { OddsMonitorTable } from './odds-monitor-table'

type BoardProps = { watches: readonly OddsWatch[]; games: readonly GameStatus[] }

/** All games' published odds beside what really came up. */
export function OddsMonitorBoard({ watches, games }: BoardProps) {
  const t = useTranslations('games.public')
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <p className="max-w-[34rem] text-15 text-ink-soft">{t('how', { alarm: ALARM_E })}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2">
        {watches.map((watch) => (
          <OddsMonitorTable
            key={watch.game}
            watch={watch}
            isFrozen={games.some(({ game, isFrozen }) => game === watch.game && isFrozen)}
          />
        ))}
      </div>
    </div>
  )
}
