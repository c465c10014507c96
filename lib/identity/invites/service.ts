import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId, secureDraw } from '@/lib/platform/random/random'
import type { InviteCode, InviteRefusal } from './contract'
import { checkInvite, toInviteCode } from './reads'
import { drawCode } from './rules'

const REFUSED: Record<InviteRefusal, string> = {
  unknown: 'There is no such invite code.',
  used: 'This invite code has been used.',
  disabled: 'This invite code was switched off.',
}

export function refuseInvite(reason: InviteRefusal): AppError {
  const errors = [{ pointer: '/body/inviteCode', rule: reason, message: REFUSED[reason] }]
  return new AppError('INVITE_CODE_REFUSED', { detail: REFUSED[reason], errors, params: { reason } })
}

/**
 * Uses the code up for the member, in the transaction that makes them one: of two sign-ups with one code the second
 * waits for the first and is refused. 5858 stays. Throws INVITE_CODE_REFUSED.
 */
export async function consumeInvite(tx: Tx, code: string, memberId: string): Promise<void> {
  const { count } = await tx.inviteCode.updateMany({
    where: { code, infinite: false, status: 'ACTIVE', usedAt: null },
    data: { usedBy: memberId, usedAt: new Date() },
  })
  if (count === 1) return
  const { valid, reason } = await checkInvite(code, tx)
  if (!valid) throw refuseInvite(reason ?? 'unknown')
}

type CreateInviteCodes = { createdBy: string | null; note?: string } & ({ count: number } | { codes: string[] })

/** Adds single-use codes as part of `tx`: all of them or none. Throws INVITE_CODE_TAKEN. */
export async function createInviteCodes(tx: Tx, input: CreateInviteCodes): Promise<{ items: InviteCode[] }> {
  const codes = 'codes' in input ? input.codes : Array.from({ length: input.count }, () => drawCode(secureDraw))
  const existing = await tx.inviteCode.findMany({ where: { code: { in: codes } }, select: { code: true } })
  refuseTaken(codes, new Set(existing.map(({ code }) => code)))
  const { createdBy, note } = input
  const rows = await tx.inviteCode.createManyAndReturn({
    data: codes.map((code) => ({ id: newId('inv'), code, createdBy, note: note ?? null })),
    skipDuplicates: true,
  })
  // Somebody else made one of them meanwhile.
  const made = new Set(rows.map(({ code }) => code))
  refuseTaken(codes, new Set(codes.filter((code) => !made.has(code))))
  return { items: rows.map(toInviteCode) }
}

function refuseTaken(codes: string[], taken: ReadonlySet<string>): void {
  const message = 'This code exists already or was given twice.'
  const errors = codes.flatMap((code, index) =>
    taken.has(code) || codes.indexOf(code) < index ? [{ pointer: `/body/codes/${index}`, rule: 'taken', message }] : [],
  )
  if (errors.length > 0) throw new AppError('INVITE_CODE_TAKEN', { detail: 'None of these codes was made.', errors })
}

/** Switches an unused code off or on. Throws NOT_FOUND; CONFLICT when it was used or is the one that never runs out. */
export async function updateInviteCode(tx: Tx, id: string, status: InviteCode['status']): Promise<InviteCode> {
  const { count } = await tx.inviteCode.updateMany({ where: { id, infinite: false, usedAt: null }, data: { status } })
  const row = await tx.inviteCode.findUnique({ where: { id } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'There is no such invite code.' })
  if (count === 0) throw new AppError('CONFLICT', { detail: 'A used or unlimited code cannot be switched.' })
  return toInviteCode(row)
}
