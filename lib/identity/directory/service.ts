import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import type { Tier } from '../members/contract'
import { updateMember } from '../members/service'
import { endAllSessions } from '../sessions/service'
import type { MemberRecord, MemberStatus } from './contract'
import { getMemberRecord } from './reads'

type ChangeMember = {
  id: string
  operatorId: string
  /** The version the operator looked at. */
  ifMatch: string
  changes: { tier?: Tier; status?: MemberStatus }
}

/**
 * Changes tier or status as part of `tx`; a suspended member's sessions are over when it commits. Throws NOT_FOUND,
 * PRECONDITION_FAILED (changed since it was read), CONFLICT (operators don't suspend themselves).
 */
export async function changeMember(tx: Tx, { id, operatorId, ifMatch, changes }: ChangeMember): Promise<MemberRecord> {
  await tx.$executeRaw`select 1 from identity.member where id = ${id} for no key update`
  const { version } = await getMemberRecord(id, tx)
  if (ifMatch !== String(version)) {
    throw new AppError('PRECONDITION_FAILED', { detail: 'The member was changed meanwhile. Read again, then decide.' })
  }
  if (changes.status === 'SUSPENDED' && id === operatorId) {
    throw new AppError('CONFLICT', { detail: 'Operators cannot suspend themselves.' })
  }
  await updateMember(tx, id, changes)
  if (changes.status === 'SUSPENDED') await endAllSessions(tx, id, 'SUSPENDED')
  return getMemberRecord(id, tx)
}
