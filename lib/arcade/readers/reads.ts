import 'server-only'
import { getMember } from '@/lib/identity/members/reads'
import type { Caller } from '@/lib/platform/http/caller'
import { AppError } from '@/lib/platform/kernel/errors'
import { OPERATORS } from './constants'

/**
 * Whose records are asked for: everybody's own, and anybody's for operators. Throws NOT_FOUND for other members', as for
 * those of nobody.
 */
export async function admitReader({ memberId, roles }: Pick<Caller, 'memberId' | 'roles'>, wanted: string) {
  if (wanted === memberId) return wanted
  const isOperator = OPERATORS.some((role) => roles.includes(role))
  if (!isOperator) throw new AppError('NOT_FOUND', { detail: 'There is no such member.' })
  return (await getMember(wanted)).id
}
