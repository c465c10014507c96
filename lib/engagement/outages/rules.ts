import { addDays, type Day, dayOf, endOf, startOf } from '../days/rules'
import { LATE_WINDOW_MIN, SILENCE_MIN, SPOILED_LATE_MIN, SPOILED_MIN } from './constants'

/** From the first instant of it to the first after it. */
export type Span = { from: Date; to: Date }

const MINUTE_MS = 60_000

/** The spans without their overlaps, in order. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = span.to > last.to ? span.to : last.to
    else merged.push({ ...span })
  }
  return merged
}

/** Milliseconds of `spans` that lie within `window`. */
const overlapMs = (spans: readonly Span[], window: Span): number =>
  spans.reduce((sum, { from, to }) => {
    const begin = Math.max(from.getTime(), window.from.getTime())
    return sum + Math.max(0, Math.min(to.getTime(), window.to.getTime()) - begin)
  }, 0)

/** Whether the product was away for too much of this Korean day: an hour of it, or ten minutes of its last hour. */
function isSpoiled(day: Day, spans: readonly Span[]): boolean {
  const [from, to] = [startOf(day), endOf(day)]
  const late = { from: new Date(to.getTime() - LATE_WINDOW_MIN * MINUTE_MS), to }
  return (
    overlapMs(spans, { from, to }) >= SPOILED_MIN * MINUTE_MS || overlapMs(spans, late) >= SPOILED_LATE_MIN * MINUTE_MS
  )
}

/** The days that break no streak and use no protection, by these outages together, in order. */
export function coveredDays(outages: readonly Span[]): Day[] {
  const spans = merge(outages)
  const days = new Set<Day>()
  for (const { from, to } of spans) {
    for (let day = dayOf(from); startOf(day) < to; day = addDays(day, 1)) {
      if (isSpoiled(day, spans)) days.add(day)
    }
  }
  return [...days].sort()
}

/** The gaps between signs of life, beginning with the last one known, that are too long for a product that ran. */
export function silencesOf(lastAlive: Date, signs: readonly Date[]): Span[] {
  const silences: Span[] = []
  let alive = lastAlive
  for (const sign of [...signs].sort((a, b) => a.getTime() - b.getTime())) {
    if (sign.getTime() - alive.getTime() >= SILENCE_MIN * MINUTE_MS) silences.push({ from: alive, to: sign })
    if (sign > alive) alive = sign
  }
  return silences
}
