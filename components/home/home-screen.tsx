import { getTranslations } from 'next-intl/server'
import { LiveBalance } from '@/components/ledger/live-balance'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { GameStats } from '@/lib/arcade/stats/contract'
import type { StreakStatus } from '@/lib/engagement/streaks/contract'
import type { Member } from '@/lib/identity/members/contract'
import type { BalanceAnswer } from '@/lib/ledger/contract'
import { ArcadeTile } from './arcade-tile'
import { ComingSoon } from './coming-soon'
import { NextThingCard } from './next-thing-card'
import { type OxState, OxTile } from './ox-tile'
import { StreakTile } from './streak-tile'

type HomeScreenProps = {
  member: Member
  balances: BalanceAnswer['balances']
  stats: GameStats
  streaks: StreakStatus
  /** Null while no trading day is known. */
  ox: OxState | null
}

/** What the member has, the one thing worth doing next, and what is alive. */
export async function HomeScreen({ member, balances, stats, streaks, ox }: HomeScreenProps) {
  const t = await getTranslations('home')
  const amountOf = (asset: string) => balances[asset]?.available ?? 0
  return (
    <div className="flex flex-col gap-6">
      <h1 className="text-24">{t('greeting', { nickname: member.nickname })}</h1>
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="flex flex-col gap-6 lg:col-span-7">
          <Card aria-labelledby="total" className="flex flex-col gap-6">
            <div>
              <h2 id="total" className="font-medium text-15 text-ink-soft">
                {t('total')}
              </h2>
              <p className="mt-1">
                <LiveBalance asset="GOLD" amount={amountOf('GOLD')} className="font-bold text-44" />
              </p>
            </div>
            <dl className="grid grid-cols-2 gap-4 border-t pt-4">
              {['POINT', 'GEM'].map((asset) => (
                <div key={asset}>
                  <dt className="text-13 text-ink-soft">{t(`assets.${asset}`)}</dt>
                  <dd>
                    <LiveBalance asset={asset} amount={amountOf(asset)} className="font-semibold text-20" />
                  </dd>
                </div>
              ))}
            </dl>
            <ButtonLink href="/wallet" tone="quiet" isWide>
              {t('toWallet')}
            </ButtonLink>
          </Card>
          <NextThingCard
            onboarding={member.onboarding}
            gold={amountOf('GOLD')}
            rounds={stats.totals.rounds}
            streaks={streaks}
          />
          <StreakTile streaks={streaks} onboarding={member.onboarding} />
        </div>
        <div className="flex flex-col gap-6 lg:col-span-5">
          {ox && <OxTile state={ox} />}
          <ArcadeTile stats={stats} />
          <ComingSoon />
        </div>
      </div>
    </div>
  )
}
