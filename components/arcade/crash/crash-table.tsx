'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { CRASH_BET_MAX, CRASH_BET_MIN, CRASH_BET_PRESETS } from '@/lib/arcade/crash/constants'
import type { CrashFlight, CrashRound } from '@/lib/arcade/crash/contract'
import type { Fraction } from '@/lib/arcade/odds/contract'
import { useBalance } from '@/store/moa-store'
import { GameFrame } from '../shell/game-frame'
import type { GameRound } from '../shell/game-round'
import { laterFirst } from '../shell/later-first'
import { ResultSentence } from '../shell/result-sentence'
import { StakePanel } from '../shell/stake-panel'
import { FlightPanel } from './flight-panel'
import { FlightStage } from './flight-stage'
import { sayMultiplier } from './multiplier'
import { TargetField } from './target-field'
import { type Crash, useCrash } from './use-crash'

type CrashTableProps = {
  rtp: Fraction
  /** The open round, if the page was drawn while there was one. */
  opened: CrashFlight | null
  /** Rounds before this visit, newest first. */
  earlier: readonly GameRound[]
  /** What the member had when the page was drawn; the store knows better soon. */
  gold: number
  /** Hash of the seed in use; null before the first play. */
  serverSeedHash: string | null
}

const STAKES = { min: CRASH_BET_MIN, max: CRASH_BET_MAX, presets: CRASH_BET_PRESETS }

/** A curve that rises until it stops, and a member who leaves before that or not. */
export function CrashTable({ rtp, opened, earlier, gold, serverSeedHash }: CrashTableProps) {
  const t = useTranslations('crash')
  const crash = useCrash(opened)
  const available = useBalance('GOLD')?.available ?? gold
  const { flight, played } = crash
  const ended = flight || crash.isPlacing ? null : (played[0] ?? null)
  const promise = flight ?? played[0] ?? earlier[0]
  return (
    <GameFrame
      game="crash"
      title={t('title')}
      odds={{ percent: rtp.percent, href: '/arcade/crash/odds' }}
      hash={promise?.fairness.serverSeedHash ?? serverSeedHash}
      rounds={laterFirst({ played, finished: played }, earlier)}
      isHeld={flight !== null}
    >
      <FlightStage startsAtMs={crash.startsAtMs} limit={crash.limit} ended={ended} isStill={crash.isStill} />
      <CrashSentence flight={flight} ended={ended} balance={available} />
      <Controls crash={crash} available={available} />
      <p className="text-13 text-ink-soft">{t('rules')}</p>
    </GameFrame>
  )
}

function Controls({ crash, available }: { crash: Crash; available: number }) {
  const t = useTranslations('crash')
  const { flight } = crash
  const place = useRef<HTMLDivElement>(null)
  const isOpen = flight !== null
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    // The button of the flight had the focus and is gone.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) {
      place.current?.querySelector<HTMLButtonElement>(':scope > button')?.focus({ preventScroll: true })
    }
    wasOpen.current = isOpen
  }, [isOpen])
  if (flight) return <FlightPanel crash={crash} flight={flight} />
  const { bet, setBet, place: play, isPlacing: isPending, wagerProblem: problem, dismiss } = crash
  const wager = { bet, setBet, play, problem, dismiss, isPending, isRevealing: false, skip: play }
  return (
    <div ref={place} className="space-y-4">
      <TargetField
        value={crash.target}
        isWrong={crash.isTargetWrong}
        isDisabled={isPending}
        onChange={crash.setTarget}
      />
      <StakePanel
        game="crash"
        wager={wager}
        stakes={STAKES}
        available={available}
        label={t('play')}
        isUnready={crash.isTargetWrong}
      />
    </div>
  )
}

type CrashSentenceProps = { flight: CrashFlight | null; ended: CrashRound | null; balance: number }

/** What happens, once for each change of state: the figure that runs is read by nobody's screen reader. */
function CrashSentence({ flight, ended, balance }: CrashSentenceProps) {
  const t = useTranslations('crash')
  const say = (): string => {
    if (flight?.state === 'bet') return t('waiting')
    if (flight) return flight.autoTarget ? t('flyingTo', { target: sayMultiplier(flight.autoTarget) }) : t('flying')
    if (!ended) return t('ready')
    const { bet, payout, result } = ended
    const at = sayMultiplier(result.multiplier ?? result.point)
    return t(result.presentation === 'win' ? 'win' : 'loss', { at, bet, payout, balance })
  }
  return <ResultSentence>{say()}</ResultSentence>
}
