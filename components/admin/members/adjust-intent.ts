import { ADJUSTMENT_MAX, MEMO_MAX } from '@/lib/ledger/constants'

/** What operators may move; POINT only to put something right. */
export const ADJUSTABLE = ['GOLD', 'POINT'] as const
export type Adjustable = (typeof ADJUSTABLE)[number]

export type Direction = 'grant' | 'deduct'
/** A movement as it is being written down. */
export type Intent = { direction: Direction; amount: string; reason: string }
/** A movement that was made. */
export type Done = { direction: Direction; amount: number; reason: string; transferId: string; after: number }

export const BLANK: Intent = { direction: 'grant', amount: '', reason: '' }

/** The amount that was typed, thousands apart or not; null when it is none. */
export function amountOf(text: string): number | null {
  const digits = text.replaceAll(',', '').trim()
  if (!/^\d{1,16}$/.test(digits)) return null
  const amount = Number(digits)
  return amount >= 1 && amount <= ADJUSTMENT_MAX ? amount : null
}

export const signed = ({ direction, amount }: Pick<Done, 'direction' | 'amount'>): number =>
  direction === 'grant' ? amount : 0 - amount

/** The movement that takes the other's place back, with `reason` cut to what the ledger keeps. */
export const undoOf = (done: Done, reason: string): Intent => ({
  direction: done.direction === 'grant' ? 'deduct' : 'grant',
  amount: String(done.amount),
  reason: reason.slice(0, MEMO_MAX),
})
