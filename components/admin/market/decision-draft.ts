import type { Decision, Outcome, SettlementResult, VoidReason } from '@/lib/predictions/settlements/contract'

/** A decision as it is being written down. The closes are text in dollars; left empty, those known stay. */
export type DecisionDraft = {
  outcome: Outcome
  voidReason: VoidReason
  prevClose: string
  close: string
  note: string
}
export type DecisionField = 'prevClose' | 'close' | 'note'

export const draftFor = (outcome: Outcome): DecisionDraft => ({
  outcome,
  voidReason: 'operator',
  prevClose: '',
  close: '',
  note: '',
})

const MICROS_DIGITS = 6

/** Millionths of a dollar in what was typed (`189.25`, `$1,250`); null when it is no price above 0. */
export function microsOf(text: string): number | null {
  const match = /^\$?(\d{1,7})(?:\.(\d{1,6}))?$/.exec(text.replaceAll(',', '').trim())
  if (!match) return null
  const micros = Number(`${match[1]}${(match[2] ?? '').padEnd(MICROS_DIGITS, '0')}`)
  return micros > 0 ? micros : null
}

/** What of a draft the API would refuse, so that it is said before asking. */
export function faultsIn({ prevClose, close, note }: DecisionDraft): DecisionField[] {
  const isPrice = (text: string) => text.trim() === '' || microsOf(text) !== null
  const checks: Record<DecisionField, boolean> = {
    prevClose: isPrice(prevClose),
    close: isPrice(close),
    note: note.trim() !== '',
  }
  return (Object.keys(checks) as DecisionField[]).filter((field) => !checks[field])
}

/** A sound draft as the API takes it. */
export function decisionOf({ outcome, voidReason, prevClose, close, note }: DecisionDraft): Decision {
  const [prevCloseMicros, closeMicros] = [microsOf(prevClose), microsOf(close)]
  return {
    outcome,
    note: note.trim(),
    ...(outcome === 'VOID' && { voidReason }),
    ...(prevCloseMicros !== null && { prevCloseMicros }),
    ...(closeMicros !== null && { closeMicros }),
  }
}

/** Right picks of an outcome, and all POINT that they are awarded together. */
export type Award = { picks: number; points: number }

/** What an outcome awards, by the figures frozen at the cut-off; nothing is right when it is void. */
export function awardOf({ picks, points }: Pick<SettlementResult, 'picks' | 'points'>, outcome: Outcome | null): Award {
  if (!picks || !points || outcome === null || outcome === 'VOID') return { picks: 0, points: 0 }
  const side = outcome === 'UP' ? 'up' : 'down'
  return { picks: picks[side], points: picks[side] * points[side] }
}
