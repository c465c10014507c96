import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { AppError } from '@/lib/platform/kernel/errors'
import { secureDraw } from '@/lib/platform/random/random'
import { seal, unseal } from '@/lib/platform/random/seal'
import { REAL_SYMBOL } from '../providers/constants/demo'
import { readDemoDays } from '../providers/rules/demo-days'
import { SHOWN_CLOSES, TOKEN_HOURS } from './constants'
import type { PracticeDay, PracticeOutcome } from './contract'
import { askableOf, changeOf, indexOf, outcomeOf, type PastDay, type Side } from './rules'

const MS_AN_HOUR = 3_600_000
const PURPOSE = 'moa/predictions/practice-day'

/** Real trading days, oldest first; figures of the browser's size. */
const listPastDays = (): PastDay[] =>
  readDemoDays().map(({ tradeDate, closeMicros }) => ({ tradeDate, closeMicros: Number(closeMicros) }))

/** A past day drawn for the member, hidden in a token that is theirs for `TOKEN_HOURS`. Nothing is written. */
export function drawPracticeDay(memberId: string): PracticeDay {
  const days = listPastDays()
  const askable = askableOf(days)
  const place = askable[secureDraw(askable.length)] ?? SHOWN_CLOSES
  const untilMs = now().getTime() + TOKEN_HOURS * MS_AN_HOUR
  const dayToken = seal(PURPOSE, `${place}.${memberId}.${untilMs}`).toString('base64url')
  return { dayToken, closes: indexOf(shownBefore(days, place)) }
}

const shownBefore = (days: readonly PastDay[], place: number) => days.slice(place - SHOWN_CLOSES, place)

/**
 * What the hidden day did, and which it was. Nothing is written, nothing is awarded; asking twice answers twice. Throws
 * NOT_FOUND for a token that is not this member's or no longer taken.
 */
export function answerPracticeDay(memberId: string, dayToken: string, side: Side): PracticeOutcome {
  const days = listPastDays()
  const place = placeIn(dayToken, memberId)
  const [day, before] = [days[place], days[place - 1]]
  const outcome = day && before && outcomeOf(day, before)
  if (!outcome) throw new AppError('NOT_FOUND')
  return {
    symbol: REAL_SYMBOL,
    tradeDate: day.tradeDate,
    side,
    outcome,
    isHit: side === outcome,
    close: indexOf([...shownBefore(days, place), day]).at(-1) ?? 0,
    changeBp: changeOf(day, before),
  }
}

function placeIn(dayToken: string, memberId: string): number {
  const [place, owner, untilMs] = unsealText(dayToken)?.split('.') ?? []
  if (owner !== memberId || Number(untilMs) <= now().getTime()) throw new AppError('NOT_FOUND')
  return Number(place)
}

/** Shorter than a nonce and a tag was never sealed. */
const SEALED_MIN_BYTES = 29

function unsealText(dayToken: string): string | null {
  const bytes = Buffer.from(dayToken, 'base64url')
  return bytes.length < SEALED_MIN_BYTES ? null : unseal(PURPOSE, bytes)
}
