import 'server-only'
import type { Tx } from '../db/client'
import type { Endpoint } from '../kernel/endpoint'
import { log } from '../log/log'
import type { Caller, Device } from './caller'
import type { Input } from './input'

export type Act = {
  contract: Endpoint
  caller: Caller
  device: Device
  requestId: string
  input: Input
  status: number
}

/** True for operations that only operators may use: each use of them leaves an audit row. */
export const isOperatorAct = (contract: Endpoint): boolean => Array.isArray(contract.auth)

/**
 * Writes who did what to whom, from where, with which outcome. In the act's own transaction for writes; Korean rules for
 * access records ask for account, time, source, subject and action (see docs/decisions).
 */
export async function writeAudit(tx: Pick<Tx, 'audit'>, act: Act): Promise<void> {
  const { contract, caller, device, requestId, input, status } = act
  await tx.audit.create({
    data: {
      actor: caller.memberId,
      action: contract.id,
      subject: subjectOf(input),
      requestId,
      input: JSON.parse(JSON.stringify({ params: input.params, query: input.query, body: input.body })),
      status,
      ip: device.ip,
      userAgent: device.userAgent,
    },
  })
}

/**
 * Writes down what came of an act that left no row of its own: refused at the door, or failed. Only holders of an
 * operator's role are written down; others could fill a table that nobody may empty, so they go to the log.
 */
export async function writeRefusal(tx: Pick<Tx, 'audit'>, act: Act): Promise<void> {
  const { contract, caller, status } = act
  if (caller.roles.some((role) => role !== 'USER')) {
    // The answer stands whether or not it could be written down: nothing happened that the row would tell of.
    await writeAudit(tx, act).catch((error: unknown) =>
      log.error({ operation: contract.id, actor: caller.memberId, status, err: error }, 'an act is not in the audit'),
    )
  } else {
    log.warn({ operation: contract.id, actor: caller.memberId, status }, 'a member tried an operation of operators')
  }
}

/** The thing acted on: the path's id, else the member the body names. */
function subjectOf({ params, body }: Input): string | null {
  const { id } = (params ?? {}) as { id?: string }
  const { memberId } = (body ?? {}) as { memberId?: string }
  return id ?? memberId ?? null
}
