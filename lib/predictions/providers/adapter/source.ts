import 'server-only'
import { type OutboundAnswer, OutboundError } from '@/lib/platform/http/outbound'
import { sha256 } from '@/lib/platform/random/random'
import type { Outcome } from '@/lib/predictions/quotes/constants'
import type { Close, Question, Reading } from '../rules/reading'

/** How a question went, and what came of it: closes for `ok`, none for everything else. */
export type Answer = {
  outcome: Outcome
  httpStatus: number | null
  /** For operators; never holds a key. */
  detail: string
  /** SHA-256 of the body, in hex. */
  bodyHash: string
  closes: Close[]
}

/** Puts a question to a source. Never throws for what the source does: that is the answer's outcome. */
export type Ask = (question: Question) => Promise<Answer>

const DETAIL_MAX = 500
const hashOf = (body: string): string => sha256(body).toString('hex')

const toAnswer = (reading: Reading, httpStatus: number | null, body: string, secret?: string): Answer => ({
  outcome: reading.outcome,
  httpStatus,
  detail: reading.outcome === 'ok' ? '' : withoutSecret(reading.detail, secret).slice(0, DETAIL_MAX),
  bodyHash: hashOf(body),
  closes: reading.outcome === 'ok' ? reading.closes : [],
})

/** Sources like to say whose key is used up. */
const withoutSecret = (text: string, secret?: string): string => (secret ? text.replaceAll(secret, '[cut]') : text)

/** Asks over HTTP and reads what comes back; what can't be read whole is `timeout`, `malformed` or `unreachable`. */
export async function askBy(
  call: () => Promise<OutboundAnswer>,
  read: (status: number, body: string) => Reading,
  secret?: string,
): Promise<Answer> {
  try {
    const { status, body } = await call()
    return toAnswer(read(status, body), status, body, secret)
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    const outcomes = {
      timeout: 'timeout',
      too_large: 'malformed',
      unreachable: 'unreachable',
      forbidden: 'refused',
    } as const
    return toAnswer({ outcome: outcomes[error.failure], detail: error.message }, null, '')
  }
}

/** An answer that no wire brought: its body is its closes. */
export function answerOf(closes: Close[]): Answer {
  const body = JSON.stringify(closes, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  return toAnswer({ outcome: 'ok', closes }, null, body)
}
