'use client'

import { useTranslations } from 'next-intl'
import type { Fraction } from '@/lib/arcade/odds/contract'
import { RPS_BET_MAX, RPS_BET_MIN, RPS_BET_PRESETS, STAKE_SHARE } from '@/lib/arcade/rps/constants'
import type { RpsRound } from '@/lib/arcade/rps/contract'
import { useBalance } from '@/store/moa-store'
import { GameFrame } from '../shell/game-frame'
import type { GameRound } from '../shell/game-round'
import { laterFirst } from '../shell/later-first'
import { ResultSentence } from '../shell/result-sentence'
import { StakePanel } from '../shell/stake-panel'
import { Arena } from './arena'
import { HandChoice } from './hand-choice'
import { useRps } from './use-rps'

type RpsTableProps = {
  rtp: Fraction
  /** What a win pays, in hundredths of the stake. */
  win: number
  /** Rounds before this visit, newest first. */
  earlier: readonly GameRound[]
  /** What the member had when the page was drawn; the store knows better soon. */
  gold: number
  /** Hash of the seed in use; null before the first play. */
  serverSeedHash: string | null
}

const STAKES = { min: RPS_BET_MIN, max: RPS_BET_MAX, presets: RPS_BET_PRESETS }

/** Rock paper scissors against a hand that was fixed before the member's. */
export function RpsTable({ rtp, win, earlier, gold, serverSeedHash }: RpsTableProps) {
  const t = useTranslations()
  const rps = useRps()
  const available = useBalance('GOLD')?.available ?? gold
  const latest = rps.round ?? earlier[0]
  const { choice, isUnderWay } = rps
  return (
    <GameFrame
      game="rps"
      title={t('rps.title')}
      odds={{ percent: rtp.percent, href: '/arcade/rps/odds' }}
      hash={latest?.fairness.serverSeedHash ?? serverSeedHash}
      rounds={laterFirst(rps, earlier)}
      isHeld={isUnderWay}
    >
      <Arena round={rps.shown} choice={choice} isUnderWay={isUnderWay} isStill={rps.isStill} />
      <RpsSentence round={rps.shown} isUnderWay={isUnderWay} balance={available} />
      <HandChoice chosen={choice} isDisabled={isUnderWay} onChoose={rps.setChoice} />
      <StakePanel
        game="rps"
        wager={rps}
        stakes={STAKES}
        available={available}
        label={choice ? t('rps.play', { hand: t(`arcade.hands.${choice}`) }) : t('rps.chooseFirst')}
        isUnready={choice === null}
      />
      <p className="text-13 text-ink-soft">{t('rps.rules', { times: win / STAKE_SHARE })}</p>
    </GameFrame>
  )
}

type RpsSentenceProps = { round: RpsRound | null; isUnderWay: boolean; balance: number }

function RpsSentence({ round, isUnderWay, balance }: RpsSentenceProps) {
  const t = useTranslations()
  const say = (): string => {
    if (isUnderWay) return t('rps.beats')
    if (!round) return t('rps.ready')
    const { bet, payout, result } = round
    const [mine, other] = [t(`arcade.hands.${result.choice}`), t(`arcade.hands.${result.serverChoice}`)]
    return t(`rps.${result.presentation}`, { mine, other, bet, payout, balance })
  }
  return <ResultSentence>{say()}</ResultSentence>
}
