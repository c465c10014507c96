import 'server-only'
import type { Tx } from '../db/client'
import type { EventType } from '../kernel/event-type'

export type NewEvent = {
  type: EventType
  /** Whose stream it reaches; null for facts that concern no one member. */
  memberId: string | null
  /** What the payload is the state of (`usr_…`, `slot`): of two events with one type and key, the higher version wins. */
  key: string
  version: number
  /** Absolute state, JSON. */
  payload: object
}

/** Appends a fact to the log; it becomes readable when `tx` commits, and never if `tx` rolls back. */
export async function appendEvent(tx: Pick<Tx, '$executeRaw'>, event: NewEvent): Promise<void> {
  const { memberId, type, key, version, payload } = event
  await tx.$executeRaw`
    insert into platform.event (member_id, type, key, version, payload)
    values (${memberId}, ${type}, ${key}, ${version}, ${JSON.stringify(payload)}::jsonb)`
}
