import { ChartNoAxesColumn, History, Percent, ScanSearch } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { LinkRow } from '@/components/ui/link-row'
import { PageHead } from '@/components/ui/page-head'
import type { SlotOdds } from '@/lib/arcade/paytables/contract'
import type { SlotSymbol as SymbolName } from '@/lib/arcade/slot/contract'
import type { GameStats } from '@/lib/arcade/stats/contract'
import { type GameRound, isRoundOf } from './shell/game-round'
import { SlotSymbol } from './slot-symbol'

const PLACES = [
  { name: 'odds', href: '/arcade/slot/odds', Icon: Percent },
  { name: 'history', href: '/arcade/history', Icon: History },
  { name: 'stats', href: '/arcade/stats', Icon: ChartNoAxesColumn },
  { name: 'verify', href: '/arcade/verify', Icon: ScanSearch },
] as const
/** Shown before the first round: what the machine is about, not a result. */
const SIGN: SymbolName[] = ['cherry', 'seven', 'bell']

type ArcadeHubProps = { odds: Pick<SlotOdds, 'rtp'>; stats: GameStats; lastRound: GameRound | null }

/** The way into the games, with true figures only. */
export function ArcadeHub({ odds, stats, lastRound }: ArcadeHubProps) {
  const t = useTranslations('arcade.hub')
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <SlotTile odds={odds} stats={stats} lastRound={lastRound} />
        <Card className="h-fit">
          <h2 className="mb-2 text-17">{t('shortcuts')}</h2>
          {PLACES.map(({ name, href, Icon }) => (
            <LinkRow
              key={name}
              href={href}
              icon={<Icon aria-hidden className="size-6" strokeWidth={1.75} />}
              title={t(name)}
              lead={t(`${name}Lead`)}
            />
          ))}
        </Card>
      </div>
    </div>
  )
}

function SlotTile({ odds, stats, lastRound: last }: ArcadeHubProps) {
  const lastRound = last && isRoundOf('slot', last) ? last : null
  const t = useTranslations('arcade')
  const { rounds, paid, staked } = stats.games.slot
  return (
    <Card className="space-y-6 border">
      <div className="flex items-center justify-between gap-4">
        <div>
          <h2 className="text-24">{t('hub.slotTitle')}</h2>
          <p className="text-ink-soft">{t('hub.slotLead')}</p>
        </div>
        <span aria-hidden className="flex rounded-control bg-sunken p-2">
          {(lastRound?.result.reels ?? SIGN).map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
            <SlotSymbol key={index} name={name} className="size-10 sm:size-14" />
          ))}
        </span>
      </div>
      <dl className="grid grid-cols-2 gap-4">
        <div>
          <dt className="text-13 text-ink-soft">{t('hub.rtp')}</dt>
          <dd className="figure font-semibold text-20">{t('percent', { percent: odds.rtp.percent })}</dd>
        </div>
        <div>
          <dt className="text-13 text-ink-soft">{t('hub.net')}</dt>
          <dd className="figure font-semibold text-20">{t('signedGold', { amount: paid - staked })}</dd>
        </div>
      </dl>
      <p className="text-15 text-ink-soft">
        {lastRound
          ? `${t('hub.rounds', { count: rounds })} · ${t('hub.lastRound')}: ${t(`lines.${lastRound.result.line ?? 'none'}`)}`
          : t('hub.noRound')}
      </p>
      <ButtonLink href="/arcade/slot" size="lg" isWide>
        {t('hub.play')}
      </ButtonLink>
    </Card>
  )
}
