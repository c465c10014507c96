import * as z from 'zod'

/** What one call to the vendor told us. Only `issued`, `refused` and `not_found` say anything about the voucher. */
export type Verdict =
  | { kind: 'issued'; code: string; expiresAt: Date }
  | { kind: 'refused' }
  | { kind: 'not_found' }
  | { kind: 'at_work' }
  | { kind: 'unknown'; note: 'vendor_silent' | 'vendor_unreachable' | 'vendor_confused' }

const CODE_MAX = 100
const Answer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('issued'),
    trId: z.string(),
    code: z.string().min(1).max(CODE_MAX),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  z.object({ status: z.literal('refused'), trId: z.string() }),
  z.object({ status: z.literal('pending'), trId: z.string() }),
  z.object({ status: z.literal('not_found'), trId: z.string() }),
])

/** Statuses with which the vendor's own words are believed; a proxy's 404 in front of it says nothing about a voucher. */
const STATUSES = { issued: [200, 201], refused: [200, 422], pending: [200, 202], not_found: [404] } as const

const confused = { kind: 'unknown', note: 'vendor_confused' } as const
const away = { kind: 'unknown', note: 'vendor_unreachable' } as const

/**
 * The answer to a call about `trId`, or `unknown`: whatever is not exactly one of the documented answers, or speaks of
 * another order, may come from a machine between us and the vendor and decides nothing.
 */
export function readVerdict(trId: string, status: number, body: string): Verdict {
  if (status >= 500) return away
  const parsed = Answer.safeParse(parseJson(body))
  if (!parsed.success || parsed.data.trId !== trId) return confused
  const answer = parsed.data
  if (!(STATUSES[answer.status] as readonly number[]).includes(status)) return confused
  if (answer.status === 'issued') return { kind: 'issued', code: answer.code, expiresAt: new Date(answer.expiresAt) }
  return { kind: answer.status === 'pending' ? 'at_work' : answer.status }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
