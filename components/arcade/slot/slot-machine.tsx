'use client'

import { useTranslations } from 'next-intl'
import type { Fraction } from '@/lib/arcade/odds/contract'
import { BET_STEPS, STAKE_MAX, STAKE_MIN } from '@/lib/arcade/slot/constants'
import type { SlotRound, SlotSymbol } from '@/lib/arcade/slot/contract'
import { useBalance } from '@/store/moa-store'
import { GameFrame } from '../shell/game-frame'
import type { GameRound } from '../shell/game-round'
import { laterFirst } from '../shell/later-first'
import { ResultSentence } from '../shell/result-sentence'
import { StakePanel } from '../shell/stake-panel'
import { Reels } from './reels'
import { useSlot } from './use-slot'

type SlotMachineProps = {
  rtp: Fraction
  /** Rounds before this visit, newest first. */
  earlier: readonly GameRound[]
  /** What the member had when the page was drawn; the store knows better soon. */
  gold: number
  /** Hash of the seed in use; null before the first play. */
  serverSeedHash: string | null
}

/** Shown before the first spin of a visit: pays nothing, promises nothing. */
const AT_REST: SlotSymbol[] = ['clover', 'bell', 'lemon']
const STAKES = { min: STAKE_MIN, max: STAKE_MAX, presets: BET_STEPS }

/** The slot machine. Everything it shows was decided and recorded before; it only plays it. */
export function SlotMachine({ rtp, earlier, gold, serverSeedHash }: SlotMachineProps) {
  const t = useTranslations('arcade.slot')
  const slot = useSlot()
  const available = useBalance('GOLD')?.available ?? gold
  const shown = slot.isTurning ? null : slot.round
  const latest = slot.round ?? earlier[0]
  return (
    <GameFrame
      game="slot"
      title={t('title')}
      odds={{ percent: rtp.percent, href: '/arcade/slot/odds' }}
      hash={latest?.fairness.serverSeedHash ?? serverSeedHash}
      rounds={laterFirst(slot, earlier)}
      isHeld={slot.isTurning}
    >
      <Reels
        reels={slot.round?.result.reels ?? AT_REST}
        stoppedCount={slot.stoppedCount}
        result={shown?.result ?? null}
        isStill={slot.isStill}
      />
      <SpinSentence round={shown} isTurning={slot.isTurning} balance={available} />
      <StakePanel game="slot" wager={slot} stakes={STAKES} available={available} label={t('spin')} />
    </GameFrame>
  )
}

type SpinSentenceProps = { round: SlotRound | null; isTurning: boolean; balance: number }

function SpinSentence({ round, isTurning, balance }: SpinSentenceProps) {
  const t = useTranslations('arcade')
  const say = (): string => {
    if (isTurning) return t('slot.rolling')
    if (!round) return t('slot.ready')
    const { bet, payout, result } = round
    const line = t(`lines.${result.line ?? 'none'}`)
    const reels = result.reels.map((name) => t(`symbols.${name}`)).join(', ')
    return t(`slot.${result.presentation}`, { line, reels, bet, payout, balance })
  }
  return <ResultSentence>{say()}</ResultSentence>
}
