import 'server-only'
import { pool, type Tx, transaction } from '../db/client'
import { isLockTimeout } from '../db/errors'
import { createLane } from '../db/lane'
import { AppError } from '../kernel/errors'

/** A stored answer, byte for byte. */
export type Answer = { status: number; contentType: string | null; body: string | null; etag?: string }

/** Runs `work` once for the request's key; its value and effects commit with the record. Call it exactly once. */
export type Once = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** An answer that was stored in the transaction of its effect. */
export type LaneAnswer = Answer & { isReplay: boolean }

/**
 * `once` for operations whose effect commits in a lane: `submit` hands effect, claim and answer to it as one item. Whether
 * the key has been answered is looked up there, along with whatever else `submit` has to ask. Call it exactly once.
 */
export type LaneOnce = (submit: (claim: Claim) => Promise<LaneAnswer>) => Promise<LaneAnswer>

export type Claim = { principal: string; key: string; fingerprint: Buffer }
/** A row of `platform.answered`. */
export type AnsweredRow = {
  fingerprint: Uint8Array
  status: number | null
  contentType: string | null
  body: string | null
  etag: string | null
}
type Encode = { success: (value: unknown) => Answer; refusal: (error: AppError) => Answer }

const KEY_FORM = /^[\x21-\x7e]{1,255}$/
const IN_FLIGHT_RETRY_S = 1

/** The request's `Idempotency-Key` (alias `X-Idempotency-Key`). Throws IDEMPOTENCY_KEY_MISSING or INVALID_INPUT. */
export function keyOf(request: Request): string {
  const key = request.headers.get('idempotency-key') ?? request.headers.get('x-idempotency-key')
  if (key === null || key === '') {
    throw new AppError('IDEMPOTENCY_KEY_MISSING', {
      detail: 'Send an Idempotency-Key header, a new one for each intent.',
    })
  }
  if (KEY_FORM.test(key)) return key
  const message = 'Up to 255 visible ASCII characters.'
  throw new AppError('INVALID_INPUT', { errors: [{ pointer: '/headers/idempotency-key', rule: 'format', message }] })
}

/** The answer already stored for this key, or null. Throws IDEMPOTENCY_KEY_REUSED or IDEMPOTENCY_IN_FLIGHT. */
export async function findAnswer(claim: Claim): Promise<Answer | null> {
  const row = await findRow(claim)
  return row && replayOf(row, claim)
}

const FIND = {
  name: 'idempotency_find',
  text: `select principal, key, fingerprint, status, content_type as "contentType", body, etag
         from platform.answered($1::text[], $2::text[])`,
}

/** Requests that arrive together look together. */
const findRow = createLane<Claim, AnsweredRow | null>({
  run: async (claims) => {
    const values = [claims.map(({ principal }) => principal), claims.map(({ key }) => key)]
    const { rows } = await pool().query<AnsweredRow & { principal: string; key: string }>({ ...FIND, values })
    const found = new Map(rows.map((row) => [`${row.principal} ${row.key}`, row]))
    return claims.map(({ principal, key }) => found.get(`${principal} ${key}`) ?? null)
  },
})

/** The stored answer, for the request that claims its key. Throws IDEMPOTENCY_KEY_REUSED or IDEMPOTENCY_IN_FLIGHT. */
export function replayOf(row: AnsweredRow, { fingerprint }: Claim): Answer {
  if (!fingerprint.equals(row.fingerprint)) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED', { detail: 'This key was used for another request. Use a new key.' })
  }
  if (row.status === null) throw inFlight()
  const { status, contentType, body, etag } = row
  return { status, contentType, body, ...(etag !== null && { etag }) }
}

const inFlight = (cause?: unknown) =>
  new AppError(
    'IDEMPOTENCY_IN_FLIGHT',
    { detail: 'The first request with this key is still at work.', retryAfterS: IN_FLIGHT_RETRY_S },
    { cause },
  )

/** Thrown inside the transaction to leave it without effect: another request has answered this key meanwhile. */
class Answered extends Error {
  constructor(readonly answer: Answer) {
    super('answered')
  }
}

/**
 * Makes the `once` of one request. The key is claimed first, so a concurrent duplicate waits for the winner and then
 * replays it. A refusal (AppError) rolls everything back and is then stored as the key's answer: it has no effect that
 * it could be torn from. Unknown failures and "too soon" are not stored; repeating the key tries again.
 */
export function createOnce(claim: Claim, encode: Encode, alongside: (tx: Tx, answer: Answer) => Promise<void>) {
  const state: { answer: Answer | null; replayed: boolean } = { answer: null, replayed: false }

  const refuse = async (error: unknown): Promise<never> => {
    if (error instanceof AppError && isFinal(error)) {
      await settle(state, () => storeRefusal(claim, encode.refusal(error), alongside))
    } else if (error instanceof Answered) {
      await settle(state, async () => error)
    }
    throw error
  }

  const once: Once = async (work) => {
    if (state.answer) throw new Error('once() was called twice in one request')
    try {
      const { value, answer } = await transaction(async (tx) => {
        await claimKey(tx, claim)
        const value = await work(tx)
        const answer = encode.success(value)
        await storeAnswer(tx, claim, answer)
        await alongside(tx, answer)
        return { value, answer }
      })
      state.answer = answer
      return value
    } catch (error) {
      return refuse(error)
    }
  }

  const onceInLane: LaneOnce = async (submit) => {
    if (state.answer) throw new Error('once() was called twice in one request')
    try {
      const answer = await submit(claim)
      state.answer = answer
      state.replayed = answer.isReplay
      return answer
    } catch (error) {
      return refuse(error)
    }
  }
  return { once, onceInLane, state }
}

const TOO_MANY_REQUESTS = 429

/** Whether repeating the key may never come to anything else. "Come again later" is no such answer, nor is our defect. */
const isFinal = ({ status, code }: AppError): boolean =>
  status < 500 && status !== TOO_MANY_REQUESTS && code !== 'IDEMPOTENCY_IN_FLIGHT'

async function settle(state: { answer: Answer | null; replayed: boolean }, store: () => Promise<Answer | Answered>) {
  const outcome = await store()
  state.replayed = outcome instanceof Answered
  state.answer = outcome instanceof Answered ? outcome.answer : outcome
}

async function claimKey(tx: Tx, claim: Claim): Promise<void> {
  const inserted = await insertRow(tx, claim, null)
  if (inserted === 1) return
  const row = await tx.idempotency.findUnique({
    where: { principal_key: { principal: claim.principal, key: claim.key } },
  })
  if (row) throw new Answered(replayOf(row, claim))
  throw inFlight()
}

/** Inserts the key's row unless it exists; waits for a concurrent holder. Answers the number of rows inserted. */
async function insertRow(tx: Tx, { principal, key, fingerprint }: Claim, answer: Answer | null): Promise<number> {
  try {
    return await tx.$executeRaw`
      insert into platform.idempotency (principal, key, fingerprint, status, content_type, body)
      values (${principal}, ${key}, ${fingerprint}, ${answer?.status ?? null}, ${answer?.contentType ?? null}, ${answer?.body ?? null})
      on conflict do nothing`
  } catch (error) {
    if (isLockTimeout(error)) throw inFlight(error)
    throw error
  }
}

async function storeAnswer(tx: Tx, { principal, key }: Claim, answer: Answer): Promise<void> {
  const { status, contentType, body, etag = null } = answer
  await tx.$executeRaw`
    update platform.idempotency set status = ${status}, content_type = ${contentType}, body = ${body}, etag = ${etag}
    where principal = ${principal} and key = ${key}`
}

async function storeRefusal(
  claim: Claim,
  answer: Answer,
  alongside: (tx: Tx, answer: Answer) => Promise<void>,
): Promise<Answer | Answered> {
  try {
    return await transaction(async (tx) => {
      if ((await insertRow(tx, claim, answer)) !== 1) await claimKey(tx, claim)
      await alongside(tx, answer)
      return answer
    })
  } catch (error) {
    if (error instanceof Answered) return error
    throw error
  }
}
