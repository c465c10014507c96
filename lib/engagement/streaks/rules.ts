import { addDays, type Day, dayAt, daysOf, type Month, numberOf } from '../days/rules'
import { PREVIEW_DAYS, PROTECTION_EVERY_DAYS, PROTECTIONS_MAX, REWARD_TABLE } from './constants'
import type { DayState, Reward, StreakKind } from './contract'

/** Everything that a streak of one kind follows from. Nothing else is stored, so a late fact mends the past by itself. */
export type Facts = {
  today: Day
  /** Days on which the member did what the kind asks for. */
  active: ReadonlySet<Day>
  /** Days whose reward was taken; each is an active one. */
  claimed: ReadonlySet<Day>
  /** Days that an outage of ours spoiled. */
  covered: ReadonlySet<Day>
  /** In the order in which they were flipped; on before the first. */
  switches: readonly { day: Day; isOn: boolean }[]
  /** In the order in which they were made: of one day, the last holds. */
  corrections: readonly { day: Day; streak: number }[]
}

/** One day as it was, and what the streak and the protections stood at when it ended. */
export type WalkedDay = { day: Day; state: WalkedState; streak: number; held: number; isCorrected: boolean }
type WalkedState = Exclude<DayState, 'ahead' | 'before'>

const EARLIEST_FIRST = (a: Day, b: Day) => (a < b ? -1 : 1)

/**
 * Every day from the first fact to today, in order. A day with the deed adds one, and each seventh in a row earns a
 * protection. A day without it ends the streak, unless an outage spoiled it or a protection is used; such days keep the
 * streak without adding to it. Today is never missed while it lasts.
 */
export function walk(facts: Facts): WalkedDay[] {
  const { today, active, corrections } = facts
  const first = [...active, ...corrections.map(({ day }) => day)].sort(EARLIEST_FIRST)[0]
  if (first === undefined) return []
  const corrected = new Map(corrections.map(({ day, streak }) => [day, streak]))
  const isOn = switchOf(facts.switches)
  const days: WalkedDay[] = []
  let stand = { streak: 0, held: 0 }
  for (let number = numberOf(first); number <= numberOf(today); number++) {
    const day = dayAt(number)
    const { state, ...next } = step(facts, day, stand, isOn(day))
    const streak = corrected.get(day)
    stand = streak === undefined ? next : { ...next, streak }
    days.push({ day, state, ...stand, isCorrected: streak !== undefined })
  }
  return days
}

type Stand = { streak: number; held: number }

function step(facts: Facts, day: Day, { streak, held }: Stand, isOn: boolean): Stand & { state: WalkedState } {
  if (facts.active.has(day)) {
    const isEarned = (streak + 1) % PROTECTION_EVERY_DAYS === 0 && held < PROTECTIONS_MAX
    const state = facts.claimed.has(day) ? 'claimed' : 'kept'
    return { state, streak: streak + 1, held: held + (isEarned ? 1 : 0) }
  }
  if (day === facts.today) return { state: 'open', streak, held }
  if (facts.covered.has(day)) return { state: 'outage', streak, held }
  if (streak > 0 && isOn && held > 0) return { state: 'protected', streak, held: held - 1 }
  return { state: 'missed', streak: 0, held }
}

/** Whether protections were in use on a day; asked for days in rising order. */
function switchOf(switches: Facts['switches']): (day: Day) => boolean {
  let next = 0
  let isOn = true
  return (day) => {
    for (let flip = switches[next]; flip && flip.day <= day; flip = switches[++next]) isOn = flip.isOn
    return isOn
  }
}

export type Standing = {
  /** Days in a row, today included once it has the deed. */
  streak: number
  best: number
  held: number
  isActiveToday: boolean
  isClaimed: boolean
  /** What today counts as in the row. */
  nextStreak: number
}

/** Where the member stands today. */
export function standingOf(facts: Facts): Standing {
  const days = walk(facts)
  const { streak, held } = days.at(-1) ?? { streak: 0, held: 0 }
  const isActiveToday = facts.active.has(facts.today)
  return {
    streak,
    best: days.reduce((best, day) => Math.max(best, day.streak), 0),
    held,
    isActiveToday,
    isClaimed: facts.claimed.has(facts.today),
    nextStreak: isActiveToday ? streak : streak + 1,
  }
}

/** What day `streak` of a streak pays (1 is the first): it rises to the table's last line and stays there. */
export function rewardsOf(kind: StreakKind, streak: number): readonly Reward[] {
  const steps: readonly (readonly Reward[])[] = REWARD_TABLE.rewards[kind]
  return steps[Math.min(streak, steps.length) - 1] ?? []
}

/** Days with the deed until the next protection is earned. */
export const daysToProtection = (streak: number): number => PROTECTION_EVERY_DAYS - (streak % PROTECTION_EVERY_DAYS)

export type PreviewDay = { day: Day; streak: number; rewards: readonly Reward[] }

/** The coming rewards of a member who misses no day: from today while its reward is there to be taken, else tomorrow. */
export function previewOf(kind: StreakKind, today: Day, { nextStreak, isClaimed }: Standing): PreviewDay[] {
  const skipped = isClaimed ? 1 : 0
  return Array.from({ length: PREVIEW_DAYS }, (_, index) => {
    const streak = nextStreak + skipped + index
    return { day: addDays(today, skipped + index), streak, rewards: rewardsOf(kind, streak) }
  })
}

export type CalendarDay = { day: Day; state: DayState; streak: number; isCorrected: boolean }

/** Every day of the month: as it was, `ahead` of today, or `before` the member's first fact. */
export function calendarOf(facts: Facts, month: Month): CalendarDay[] {
  const known = new Map(walk(facts).map((one) => [one.day, one]))
  return daysOf(month).map((day) => {
    const walked = known.get(day)
    if (walked) return { day, state: walked.state, streak: walked.streak, isCorrected: walked.isCorrected }
    return { day, state: stateWithoutFacts(day, facts.today), streak: 0, isCorrected: false }
  })
}

function stateWithoutFacts(day: Day, today: Day): DayState {
  if (day === today) return 'open'
  return day > today ? 'ahead' : 'before'
}
