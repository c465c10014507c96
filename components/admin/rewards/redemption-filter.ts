import { STATES } from '@/lib/rewards/redemptions/constants'
import type { RedemptionState } from '@/lib/rewards/redemptions/contract'
import type { RedemptionFilter } from '@/store/queries/admin-rewards'

export const FILTER_KEYS = ['state', 'member'] as const
export type FilterUrl = Record<(typeof FILTER_KEYS)[number], string>
/** Beside the states themselves: all that are under way. */
export const OPEN = 'open'

const MEMBER_ID = /^usr_[0-9A-HJKMNP-TV-Z]{26}$/
const stateOf = (text: string): RedemptionState | undefined => STATES.find((state) => state === text)

/** What is looked for, from the address; what is no filter is left out. */
export function filterOf({ state, member }: FilterUrl): RedemptionFilter {
  const known = stateOf(state)
  return {
    ...(state === OPEN && { open: 'true' }),
    ...(known && { state: known }),
    ...(MEMBER_ID.test(member) && { memberId: member }),
  }
}
