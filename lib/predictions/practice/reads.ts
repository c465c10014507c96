import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { AppError } from '@/lib/platform/kernel/errors'
import { secureDraw } from '@/lib/platform/random/random'
import { readPastDays, seal, unseal } from './adapter'
import { PRACTICE_SYMBOL, SHOWN_CLOSES, TOKEN_HOURS } from './constants'
import type { PracticeDay, PracticeOutcome } from './contract'
import { askableOf, changeOf, indexOf, outcomeOf, type PastDay, type Side } from './rules'

const MS_AN_HOUR = 3_600_000

/** A past day drawn for the member, hidden in a token that is theirs for `TOKEN_HOURS`. Nothing is written. */
export function drawPracticeDay(memberId: string): PracticeDay {
  const days = readPastDays()
  const askable = askableOf(days)
  const place = askable[secureDraw(askable.length)] ?? SHOWN_CLOSES
  const untilMs = now().getTime() + TOKEN_HOURS * MS_AN_HOUR
  return { dayToken: seal(`${place}.${memberId}.${untilMs}`), closes: indexOf(shownBefore(days, place)) }
}

const shownBefore = (days: readonly PastDay[], place: number) => days.slice(place - SHOWN_CLOSES, place)

/**
 * What the hidden day did, and which it was. Nothing is written, nothing is awarded; asking twice answers twice. Throws
 * NOT_FOUND for a token that is not this member's or no longer taken.
 */
export function answerPracticeDay(memberId: string, dayToken: string, side: Side): PracticeOutcome {
  const days = readPastDays()
  const place = placeIn(dayToken, memberId)
  const [day, before] = [days[place], days[place - 1]]
  const outcome = day && before && outcomeOf(day, before)
  if (!outcome) throw new AppError('NOT_FOUND')
  return {
    symbol: PRACTICE_SYMBOL,
    tradeDate: day.tradeDate,
    side,
    outcome,
    isHit: side === outcome,
    close: indexOf([...shownBefore(days, place), day]).at(-1) ?? 0,
    changeBp: changeOf(day, before),
  }
}

function placeIn(dayToken: string, memberId: string): number {
  const [place, owner, untilMs] = unseal(dayToken)?.split('.') ?? []
  if (owner !== memberId || Number(untilMs) <= now().getTime()) throw new AppError('NOT_FOUND')
  return Number(place)
}
