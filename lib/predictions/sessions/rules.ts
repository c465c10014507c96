import type { Phase } from './constants'

type Instants = { opensAt: Date; cutoffAt: Date; closeAt: Date }

/** The phase that a session is in by the clock: the stored one, or a later one that the tick has yet to write down. */
export function phaseAt(session: Instants & { phase: Phase }, moment: Date): Phase {
  const { phase, opensAt, cutoffAt, closeAt } = session
  if (phase !== 'SCHEDULED' && phase !== 'PREDICT' && phase !== 'LOCKED') return phase
  if (moment >= closeAt) return 'EOD_WAIT'
  if (moment >= cutoffAt) return 'LOCKED'
  // Picks may open before their hour when the session before is cancelled; they never close again for that.
  return moment >= opensAt ? 'PREDICT' : phase
}
