import type { MarketSession } from '@/lib/predictions/sessions/contract'

const OVER: readonly MarketSession['phase'][] = ['SETTLING', 'SETTLED', 'CANCELLED']

/** Whether a closure can still be declared of a day: what is settled is corrected symbol by symbol instead. */
export const mayClose = (phase: MarketSession['phase']): boolean => !OVER.includes(phase)
