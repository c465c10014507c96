import type { Consensus, QuoteEvidence, Split } from '../quotes/rules'
import { directionOf, toCents } from '../quotes/rules'
import { RULE_VERSION } from './constants'
import type { Outcome, Step, VoidReason } from './contract'

/** The session as the calendar and operators know it. */
export type SessionFacts = { isEarlyClose: boolean; cancelledReason: string | null }

/** What a symbol did on a day. Prices in millionths of a dollar, the previous close adjusted for the day's split. */
export type Ruling = {
  outcome: Outcome
  voidReason: VoidReason | null
  closeMicros: bigint | null
  prevCloseMicros: bigint | null
  split: Split
}
type HeldReason = Extract<Consensus, { kind: 'held' }>['reason']
export type Verdict =
  | (Ruling & { kind: 'decided'; ruleVersion: number; path: Step[] })
  | { kind: 'held'; reason: HeldReason; path: Step[] }

const NO_SPLIT: Split = { numerator: 1, denominator: 1 }
/** Sources that must say so before a day counts as one without trade. */
const WITNESSES = 2

/**
 * Decides a symbol's day by the rule text of version RULE_VERSION, and says how:
 * 1. A session that did not take place is VOID (closed).
 * 2. Two sources have to agree, or the demo speaks alone; what they don't agree on waits for an operator. Two that say the
 *    symbol did not trade make it VOID (no_trade).
 * 3. The official close is compared with the close of the session before, adjusted for a split of the day and rounded to
 *    the millionth; dividends count for nothing. A shortened session counts like any other.
 * 4. Both are rounded to the cent, halves up. Equal: VOID (tie). Else UP or DOWN.
 */
export function decideOutcome(consensus: Consensus, session: SessionFacts): Verdict {
  if (session.cancelledReason !== null) {
    return voided('closed', [step('closure', 'closed', { reason: session.cancelledReason })])
  }
  const evidence = stepOfEvidence(consensus)
  if (consensus.kind === 'held') {
    if (!isNoTrade(consensus)) return { kind: 'held', reason: consensus.reason, path: [evidence] }
    return voided('no_trade', [evidence, step('outcome', 'VOID', { reason: 'no_trade' })])
  }
  return compare(consensus, [evidence], session)
}

const COMPARED = { UP: 'higher', DOWN: 'lower', VOID: 'equal' } as const

function compare(
  agreed: Extract<Consensus, { kind: 'agreed' }>,
  before: readonly Step[],
  session: SessionFacts,
): Verdict {
  const { closeMicros, prevCloseMicros, split } = agreed
  const { outcome, voidReason } = outcomeOf(closeMicros, prevCloseMicros)
  const [close, prev] = [Number(toCents(closeMicros)), Number(toCents(prevCloseMicros))]
  const path = [
    ...before,
    step('session', session.isEarlyClose ? 'shortened' : 'regular', {}),
    step('split', split.numerator === split.denominator ? 'none' : 'adjusted', { ...split }),
    step('previous_close', 'known', { prevCloseMicros: Number(prevCloseMicros), prevCloseCents: prev }),
    step('compare', COMPARED[outcome], {
      closeMicros: Number(closeMicros),
      closeCents: close,
      prevCloseCents: prev,
      changeCents: close - prev,
    }),
    step('outcome', outcome, voidReason ? { reason: voidReason } : {}),
  ]
  return { kind: 'decided', outcome, voidReason, closeMicros, prevCloseMicros, split, ruleVersion: RULE_VERSION, path }
}

/** What two closes mean, at the cent. */
export function outcomeOf(closeMicros: bigint, prevCloseMicros: bigint): Pick<Ruling, 'outcome' | 'voidReason'> {
  const direction = directionOf(closeMicros, prevCloseMicros)
  if (direction === 0) return { outcome: 'VOID', voidReason: 'tie' }
  return { outcome: direction > 0 ? 'UP' : 'DOWN', voidReason: null }
}

function voided(voidReason: VoidReason, path: Step[]): Verdict {
  return {
    kind: 'decided',
    outcome: 'VOID',
    voidReason,
    closeMicros: null,
    prevCloseMicros: null,
    split: NO_SPLIT,
    ruleVersion: RULE_VERSION,
    path,
  }
}

const isNoTrade = ({ quotes }: { quotes: readonly QuoteEvidence[] }): boolean =>
  quotes.every(({ closeMicros }) => closeMicros === null) &&
  (new Set(quotes.map(({ source }) => source)).size >= WITNESSES || quotes.some(({ isDemo }) => isDemo))

function stepOfEvidence(consensus: Consensus): Step {
  const { quotes } = consensus
  const facts = { sources: quotes.map(({ source }) => source).join(', '), count: quotes.length }
  if (consensus.kind === 'held') return step('evidence', consensus.reason, facts)
  return step('evidence', quotes.some(({ isDemo }) => isDemo) ? 'demo' : 'agreed', facts)
}

const step = (name: Step['step'], result: string, facts: Step['facts']): Step => ({ step: name, result, facts })

/** The path of what an operator decided. */
export const pathOfOperator = (ruling: Pick<Ruling, 'outcome' | 'voidReason'>, note: string): Step[] => [
  step('operator', 'decided', { note }),
  step('outcome', ruling.outcome, ruling.voidReason ? { reason: ruling.voidReason } : {}),
]

type Order = { outcome: Outcome; voidReason?: VoidReason; closeMicros?: number; prevCloseMicros?: number }

/**
 * What an operator's word makes of a day, upon what was said of it before. Prices that are not given stay as they were
 * where they fit the outcome, and are unknown where they don't. Null: the prices given contradict the outcome.
 */
export function rulingOf(order: Order, before: Ruling | null): Ruling | null {
  const { outcome } = order
  const voidReason = outcome === 'VOID' ? (order.voidReason ?? 'operator') : null
  const isGiven = order.closeMicros !== undefined || order.prevCloseMicros !== undefined
  const closeMicros = micros(order.closeMicros) ?? before?.closeMicros ?? null
  const prevCloseMicros = micros(order.prevCloseMicros) ?? before?.prevCloseMicros ?? null
  const split = before?.split ?? NO_SPLIT
  const fits =
    closeMicros === null || prevCloseMicros === null || agrees(outcome, voidReason, closeMicros, prevCloseMicros)
  if (!fits && isGiven) return null
  if (!fits) return { outcome, voidReason, closeMicros: null, prevCloseMicros: null, split: NO_SPLIT }
  return { outcome, voidReason, closeMicros, prevCloseMicros, split }
}

const micros = (value: number | undefined) => (value === undefined ? undefined : BigInt(value))

/** UP and DOWN have to be what the closes say, and a tie has to be one; other VOIDs say nothing of prices. */
function agrees(outcome: Outcome, voidReason: VoidReason | null, close: bigint, prev: bigint): boolean {
  if (voidReason !== null && voidReason !== 'tie') return true
  return outcomeOf(close, prev).outcome === outcome
}

type Told = Pick<Ruling, 'outcome' | 'voidReason'> & {
  closeMicros: number | null
  prevCloseMicros: number | null
  split: Split
}
type Change = { field: string; from: string | number | null; to: string | number | null }

/** What a version says differently from the one before it. */
export function changesOf(before: Told | undefined, after: Told): Change[] {
  if (!before) return []
  const fieldsOf = (told: Told) => ({
    outcome: told.outcome,
    voidReason: told.voidReason,
    closeMicros: told.closeMicros,
    prevCloseMicros: told.prevCloseMicros,
    split: `${told.split.numerator}:${told.split.denominator}`,
  })
  const old = fieldsOf(before)
  return Object.entries(fieldsOf(after)).flatMap(([field, to]) => {
    const from = old[field as keyof typeof old]
    return from === to ? [] : [{ field, from, to }]
  })
}

/** What becomes of a pick. */
export const stateOf = (side: 'UP' | 'DOWN', outcome: Outcome): 'WON' | 'LOST' | 'VOID' =>
  (outcome === 'VOID' && 'VOID') || (side === outcome ? 'WON' : 'LOST')
