import { useEffect } from 'react'
import type {
  betCrash,
  CrashFlight,
  CrashRound,
  cashOutCrash,
  getCurrentCrash,
  startCrash,
} from '@/lib/arcade/crash/contract'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import { rereadBalance } from '../hydrate'
import { useWrite } from '../use-write'

const betAt = addressOf<typeof betCrash>({ method: 'POST', path: '/api/games/crash/bet', idempotent: true })
const startAt = addressOf<typeof startCrash>({ method: 'POST', path: '/api/games/crash/start', idempotent: true })
const cashOutAt = addressOf<typeof cashOutCrash>({
  method: 'POST',
  path: '/api/games/crash/cash-out',
  idempotent: true,
})
const currentAt = addressOf<typeof getCurrentCrash>({ method: 'GET', path: '/api/games/crash/current' })

/** How long one question waits for the round's end; then it is asked again. */
const WAIT_MS = 4_000
const RETRY_AFTER_MS = 1_000

/** One bet; `onFlight` gets the open round, which says nothing of its end. */
export const useBetCrash = (onFlight: (flight: CrashFlight) => void) =>
  useWrite(betAt, { onSuccess: ({ crash }) => onFlight(crash) })

export const useStartCrash = (onFlight: (flight: CrashFlight) => void) =>
  useWrite(startAt, { onSuccess: ({ crash }) => onFlight(crash) })

type CashedOut = { onRound: (round: CrashRound) => void; onProblem: (problem: ProblemError) => void }

export const useCashOutCrash = ({ onRound, onProblem }: CashedOut) =>
  useWrite(cashOutAt, { onSuccess: ({ round }) => onRound(round), onProblem })

type Watched = {
  onFlight: (flight: CrashFlight) => void
  /** The round that was watched has ended; null when the server knows of none. */
  onEnd: (round: CrashRound | null) => void
}

/**
 * Waits for the end of an open round by asking: the server answers once it is over, so nothing that comes before tells
 * when that will be. `watched` names the round and its start, null for none; keep the identity of the two functions.
 */
export function useFlightEnd(watched: string | null, { onFlight, onEnd }: Watched): void {
  useEffect(() => {
    if (watched === null) return
    const left = new AbortController()
    void watch(left.signal, { onFlight, onEnd })
    return () => left.abort()
  }, [watched, onFlight, onEnd])
}

async function watch(signal: AbortSignal, { onFlight, onEnd }: Watched): Promise<void> {
  // The first question comes back at once, with the server's time.
  for (let waitMs = 0; !signal.aborted; waitMs = WAIT_MS) {
    const answer = await call(currentAt, { query: { waitMs } }, { signal }).catch(() => null)
    if (signal.aborted) return
    if (answer === null) await new Promise((done) => setTimeout(done, RETRY_AFTER_MS))
    else if (answer.crash) onFlight(answer.crash)
    else {
      void rereadBalance()
      return onEnd(answer.round)
    }
  }
}
