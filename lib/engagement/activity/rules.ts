import * as z from 'zod'
import { type Day, dayOf } from '../days/rules'
import { PLAY_EVENT } from './constants'

/** What a listener has to know of the arcade's event: whether it tells of a finished round. */
const TellsOfRound = z.object({ round: z.object({ id: z.string() }) })

export type HeardEvent = { memberId: string | null; type: string; payload: unknown; occurredAt: Date }
/** A member's day with at least one round; `at` is a moment of it. */
export type PlayDay = { memberId: string; day: Day; at: Date }

/** The days of play that these events prove, each once, by its earliest round among them. */
export function playDaysOf(events: readonly HeardEvent[]): PlayDay[] {
  const found = new Map<string, PlayDay>()
  for (const { memberId, type, payload, occurredAt } of events) {
    if (memberId === null || type !== PLAY_EVENT || !TellsOfRound.safeParse(payload).success) continue
    const day = dayOf(occurredAt)
    const key = `${memberId} ${day}`
    const known = found.get(key)
    if (!known || occurredAt < known.at) found.set(key, { memberId, day, at: occurredAt })
  }
  return [...found.values()]
}
