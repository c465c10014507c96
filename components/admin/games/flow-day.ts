import type { DayFlow } from '@/lib/arcade/flow/contract'

/** One day of one game, or of all. */
export type FlowDay = Pick<DayFlow, 'day' | 'rounds' | 'staked' | 'paid' | 'net'>
