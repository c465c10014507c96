import type { Verdict } from '../vendor/rules'
import { ASK_AGAIN_MAX_S, ASK_AGAIN_S, NOT_FOUND_APART_S } from './constants'
import type { RedemptionFailure, RedemptionNote, RedemptionState, TimelineStep } from './contract'

/** Where asking stands when an answer arrives. */
export type Asking = {
  state: RedemptionState
  /** Calls so far, the one that was answered included. */
  attempts: number
  /** When the vendor first said that it knows nothing of the order; null when it has not, or has said something else since. */
  notFoundAt: Date | null
  /** When the question was sent, and when its answer was there. */
  askedAt: Date
  answeredAt: Date
}

/** What an answer leads to. `wait` keeps the state and its version. */
export type Decision =
  | { kind: 'issued'; code: string; expiresAt: Date }
  | { kind: 'give_back'; failure: RedemptionFailure }
  | { kind: 'wait'; note: RedemptionNote; notFoundAt: Date | null; waitS: number }

/**
 * What the vendor's answer decides. Only two "not found" with NOT_FOUND_APART_S between the first answer and the second
 * question, and nothing else said between, give POINT and stock back: everything short of that might be a voucher that is
 * on its way (docs/decisions/0012).
 */
export function decide(asking: Asking, verdict: Verdict): Decision {
  const { attempts, notFoundAt, askedAt, answeredAt } = asking
  if (verdict.kind === 'issued') return verdict
  if (verdict.kind === 'refused') return { kind: 'give_back', failure: 'vendor_refused' }
  if (verdict.kind === 'at_work') {
    return { kind: 'wait', note: 'vendor_at_work', notFoundAt: null, waitS: waitOf(attempts) }
  }
  if (verdict.kind === 'unknown') {
    // The very first silence is asked about at once: most time-outs are vouchers that were issued.
    return { kind: 'wait', note: verdict.note, notFoundAt, waitS: asking.state === 'ISSUING' ? 0 : waitOf(attempts) }
  }
  if (asking.state === 'ISSUING') {
    return { kind: 'wait', note: 'vendor_confused', notFoundAt: null, waitS: waitOf(attempts) }
  }
  const restMs = notFoundAt ? NOT_FOUND_APART_S * 1_000 - (askedAt.getTime() - notFoundAt.getTime()) : null
  if (restMs !== null && restMs <= 0) return { kind: 'give_back', failure: 'never_issued' }
  const waitS = restMs === null ? NOT_FOUND_APART_S : Math.ceil(restMs / 1_000)
  return { kind: 'wait', note: 'vendor_knows_nothing', notFoundAt: notFoundAt ?? answeredAt, waitS }
}

/** Seconds until the next question: 30, 60, 120 … 600. */
const waitOf = (attempts: number): number => Math.min(ASK_AGAIN_S * 2 ** Math.max(0, attempts - 2), ASK_AGAIN_MAX_S)

/** The way that everybody hopes for. */
const WAY = ['REQUESTED', 'RESERVED', 'ISSUING', 'ISSUED', 'CAPTURED', 'DONE'] as const
const FAILED_STEPS: readonly string[] = ['RELEASED', 'FAILED']

type TakenStep = { step: RedemptionState; at: Date; note: RedemptionNote | null }

/** What happened, in order; then, unless it is over, what lies ahead. */
export function timelineOf(taken: readonly TakenStep[]): TimelineStep[] {
  const last = taken.at(-1)?.step
  const isOver = last === 'DONE' || last === 'FAILED'
  const past = taken.map(({ step, at, note }, index): TimelineStep => {
    const isCurrent = !isOver && index === taken.length - 1
    const outcome = isCurrent ? 'current' : 'done'
    return { step, state: FAILED_STEPS.includes(step) ? 'failed' : outcome, at: at.toISOString(), note }
  })
  if (isOver) return past
  const reached = new Set<string>(taken.map(({ step }) => step))
  const rest = last === 'RELEASED' ? (['FAILED'] as const) : WAY.filter((step) => !reached.has(step))
  return [...past, ...rest.map((step): TimelineStep => ({ step, state: 'upcoming', at: null, note: null }))]
}
