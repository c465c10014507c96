import 'server-only'
import { env } from '@/lib/platform/env/env'
import { callOut, OutboundError } from '@/lib/platform/http/outbound'
import { readVerdict, type Verdict } from './rules'

/** The vendor has this long for one answer; then nobody knows what it did. */
const TIMEOUT_MS = 5_000
const BYTES_MAX = 64_000

/** Orders a voucher under our `trId`. The vendor issues one for each trId, however often it is asked. Never throws. */
export const issueVoucher = (trId: string, sku: string): Promise<Verdict> =>
  call(trId, '/v1/vouchers', { method: 'POST', body: JSON.stringify({ trId, sku }) })

/** Asks what became of the order. Never throws. */
export const askVoucher = (trId: string): Promise<Verdict> =>
  call(trId, `/v1/vouchers/${encodeURIComponent(trId)}`, { method: 'GET' })

async function call(trId: string, path: string, sent: { method: 'GET' | 'POST'; body?: string }): Promise<Verdict> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${env.VOUCHER_KEY}` }
  try {
    const answer = await callOut(new URL(path, env.VOUCHER_URL), {
      ...sent,
      headers,
      timeoutMs: TIMEOUT_MS,
      bytesMax: BYTES_MAX,
    })
    return readVerdict(trId, answer.status, answer.body)
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    return { kind: 'unknown', note: error.failure === 'timeout' ? 'vendor_silent' : 'vendor_unreachable' }
  }
}
