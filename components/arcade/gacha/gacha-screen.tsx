'use client'

import { useTranslations } from 'next-intl'
import { useHeld } from '@/components/ui/use-held'
import type { ExchangeItem, GachaCollection, GachaRound, GachaState } from '@/lib/arcade/gacha/contract'
import { useBalance } from '@/store/moa-store'
import { useGachaCollection } from '@/store/queries/gacha'
import { GameFrame } from '../shell/game-frame'
import type { GameRound } from '../shell/game-round'
import { laterFirst } from '../shell/later-first'
import { ResultSentence } from '../shell/result-sentence'
import { Collection } from './collection'
import { Exchange } from './exchange'
import { NextPull, PityBar } from './guarantee'
import { PullCards } from './pull-cards'
import { PullPanel } from './pull-panel'
import { sayPpm } from './say-ppm'
import { useGacha } from './use-gacha'

type GachaScreenProps = {
  state: GachaState
  collection: GachaCollection
  offers: { items: ExchangeItem[] }
  /** Rounds before this visit, newest first. */
  earlier: readonly GameRound[]
  /** What the member had when the page was drawn; the store knows better soon. */
  gold: number
  shards: number
  /** Hash of the seed in use; null before the first play. */
  serverSeedHash: string | null
}

/** The gacha: cards, the guarantee, the collection, and what shards buy. It never speaks of winning GOLD. */
export function GachaScreen({ state, collection, offers, earlier, gold, shards, serverSeedHash }: GachaScreenProps) {
  const t = useTranslations('gacha')
  const gacha = useGacha(state)
  const { isUnderWay, round } = gacha
  const available = useBalance('GOLD')?.available ?? gold
  const collected = useHeld(useGachaCollection(collection), isUnderWay)
  const latest = round ?? earlier[0]
  return (
    <div className="space-y-6">
      <GameFrame
        game="gacha"
        title={t('title')}
        odds={{ text: t('oddsLine', { percent: sayPpm(gacha.state.next.SSR) }), href: '/arcade/gacha/odds' }}
        hash={latest?.fairness.serverSeedHash ?? serverSeedHash}
        rounds={laterFirst(gacha, earlier)}
        isHeld={isUnderWay}
        aside={
          <>
            <NextPull state={gacha.state} />
            <Exchange offers={offers} shards={shards} isHeld={isUnderWay} />
          </>
        }
      >
        <PullCards
          round={round}
          shownCount={gacha.shownCount}
          asked={gacha.asked}
          isPending={gacha.isPending}
          isStill={gacha.isStill}
        />
        <PullSentence round={isUnderWay ? null : round} isUnderWay={isUnderWay} balance={available} />
        <PityBar state={gacha.state} />
        <PullPanel gacha={gacha} available={available} />
        <p className="text-13 text-ink-soft">{t('disclosure')}</p>
      </GameFrame>
      <Collection collection={collected} />
    </div>
  )
}

type PullSentenceProps = { round: GachaRound | null; isUnderWay: boolean; balance: number }

/** What came out, of items and shards; the same tone whatever it was. */
function PullSentence({ round, isUnderWay, balance }: PullSentenceProps) {
  const t = useTranslations('gacha')
  const say = (): string => {
    if (isUnderWay) return t('opening')
    if (!round) return t('ready')
    const { count, pulls, shards } = round.result
    const [first] = pulls
    if (count === 1 && first) {
      const words = { rarity: first.rarity, item: t(`items.${first.item}`), shards, balance }
      return t(first.isDuplicate ? 'oneAgain' : 'oneNew', words)
    }
    return t('ten', { fresh: pulls.filter(({ isDuplicate }) => !isDuplicate).length, shards, balance })
  }
  return <ResultSentence>{say()}</ResultSentence>
}
