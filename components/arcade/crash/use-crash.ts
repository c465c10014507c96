import { useCallback, useRef, useState } from 'react'
import { useIsStill } from '@/components/ui/use-is-still'
import { CAP_MAX, CRASH_BET_MIN } from '@/lib/arcade/crash/constants'
import type { CrashFlight, CrashRound } from '@/lib/arcade/crash/contract'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { useBetCrash, useCashOutCrash, useFlightEnd, useStartCrash } from '@/store/queries/crash'
import { useCelebration } from '../shell/use-celebration'
import { useCues } from '../shell/use-cues'
import { readTarget } from './multiplier'

/** Codes that say the round is over or about to begin: the question under way brings what there is to know. */
const ANSWERED_ELSEWHERE = ['ROUND_SETTLED', 'CONFLICT']

/**
 * The game's state on this screen: the open round if there is one, and what was played on this visit. How a round ends
 * is known when the server says so, and not before.
 */
export function useCrash(opened: CrashFlight | null) {
  const [bet, setBet] = useState<number>(CRASH_BET_MIN)
  const [target, setTarget] = useState('')
  const [flight, setFlight] = useState(opened)
  const [played, setPlayed] = useState<CrashRound[]>([])
  const isStill = useIsStill()
  const [aheadMs, hear] = useServerClock()

  const take = useCallback(
    (heard: CrashFlight) => {
      hear(heard.serverAt)
      setFlight(heard)
    },
    [hear],
  )
  const end = useEnd(setFlight, setPlayed)
  const start = useStartCrash(take)
  const wager = useBetCrash((placed) => {
    take(placed)
    start.write({ body: { roundId: placed.id } })
  })
  const cashOut = useCashOutCrash({ onRound: end, onProblem: () => {} })
  useFlightEnd(flight && `${flight.id} ${flight.startsAt}`, { onFlight: take, onEnd: end })
  useCelebration(flight ? null : (played[0] ?? null))

  const wanted = readTarget(target)
  const place = () => {
    if (wanted.isWrong) return
    start.reset()
    cashOut.reset()
    wager.write({ body: { bet, autoTarget: wanted.hundredths } })
  }
  return {
    bet,
    setBet,
    target,
    setTarget,
    isTargetWrong: wanted.isWrong,
    flight,
    /** When the open round starts, on this page's clock. */
    startsAtMs: flight && aheadMs !== null ? Date.parse(flight.startsAt) - aheadMs : null,
    limit: flight?.autoTarget ?? CAP_MAX,
    played,
    isStill,
    place,
    wagerProblem: wager.problem,
    dismiss: wager.reset,
    isPlacing: wager.isPending,
    start: () => flight && start.write({ body: { roundId: flight.id } }),
    isStarting: start.isPending,
    startProblem: unlessAnswered(start.problem),
    cashOut: () => flight && cashOut.write({ body: { roundId: flight.id } }),
    isCashingOut: cashOut.isPending,
    cashOutProblem: unlessAnswered(cashOut.problem),
  }
}

export type Crash = ReturnType<typeof useCrash>

const unlessAnswered = (problem: ProblemError | null) =>
  problem && ANSWERED_ELSEWHERE.includes(problem.code) ? null : problem

type Set<T> = React.Dispatch<React.SetStateAction<T>>

/** Takes the end of a round once, whoever brings it first: the cash-out's own answer or the question under way. */
function useEnd(setFlight: Set<CrashFlight | null>, setPlayed: Set<CrashRound[]>) {
  const cue = useCues()
  const ended = useRef<string | null>(null)
  return useCallback(
    (round: CrashRound | null) => {
      setFlight(null)
      if (round === null || ended.current === round.id) return
      ended.current = round.id
      cue('stop')
      setPlayed((before) => [round, ...before])
    },
    [cue, setFlight, setPlayed],
  )
}

/**
 * How far the server's time is ahead of this page's clock (ms), null before the first answer. Each answer took a while to
 * come, so the largest difference ever heard is the nearest: the curve shown is late by a moment, never early.
 */
function useServerClock(): [aheadMs: number | null, hear: (serverAt: string) => void] {
  const [aheadMs, setAheadMs] = useState<number | null>(null)
  const hear = useCallback((serverAt: string) => {
    const heardMs = Date.parse(serverAt) - performance.now()
    setAheadMs((before) => (before === null ? heardMs : Math.max(before, heardMs)))
  }, [])
  return [aheadMs, hear]
}
