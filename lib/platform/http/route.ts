import 'server-only'
import { db, unavailable } from '../db/client'
import { isUnavailable } from '../db/errors'
import { canonicalJson } from '../kernel/canonical'
import type { BodyOf, Endpoint, OutputOf, ParamsOf, QueryOf } from '../kernel/endpoint'
import { AppError } from '../kernel/errors'
import { withCorrelation } from '../log/correlation'
import { log } from '../log/log'
import { observeRequest } from '../metrics/metrics'
import { newId, sha256 } from '../random/random'
import { encodeRefusal, encodeSuccess, type Reply, stamp, toResponse, withoutBody } from './answer'
import { isOperatorAct, writeAudit, writeRefusal } from './audit'
import { type Caller, type Device, deviceOf, type Gate, identifyCaller, refuseRights } from './caller'
import { type Input, parseInput, type RawParams, readableParams } from './input'
import { type Answer, createOnce, findAnswer, keyOf, type LaneAnswer, type LaneOnce, type Once } from './once'
import { countedAs, networkOf, refuseHit, takeHit } from './rate-limit'
import { recordAnswer } from './record'

type CallerOf<E extends Endpoint> = E['auth'] extends 'public' ? null : Caller
type KeyedParts<E extends Endpoint> = E['idempotent'] extends true
  ? { once: E['lane'] extends true ? LaneOnce : Once; idempotencyKey: string }
  : unknown

/** Everything a handler may use: parsed, authenticated, counted. */
type HandlerContext<E extends Endpoint> = {
  caller: CallerOf<E>
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  device: Device
  requestId: string
  request: Request
  /** The version named by If-Match, for contracts with `ifMatch`. */
  ifMatch: E['ifMatch'] extends true ? string : undefined
} & KeyedParts<E>

type Handler<E extends Endpoint> = (
  context: HandlerContext<E>,
) => E['lane'] extends true ? Promise<LaneAnswer> : Returned<E>
type Returned<E extends Endpoint> =
  | Promise<OutputOf<E> | Reply<OutputOf<E>> | Response>
  | OutputOf<E>
  | Reply<OutputOf<E>>
  | Response
  // A use case without an answer returns nothing, which is what a 204 has.
  | NoBodyOf<E>

type NoBodyOf<E extends Endpoint> = undefined extends OutputOf<E> ? Promise<void> : never

/** Next gives routes without parameters in their path no params at all. */
type RouteFunction = (request: Request, context: { params: Promise<RawParams | undefined> }) => Promise<Response>
export type Route = { contract: Endpoint; answer: RouteFunction }

type Exchange = { contract: Endpoint; request: Request; requestId: string; device: Device; headers: Headers }

/**
 * The route kit, bound to the doors of identity. `route(contract, handler)` is the only place where HTTP
 * exists: who may call, how often, is the input valid, has this key been answered, what does a failure look like.
 */
export function createRoute(gate: Gate) {
  return <const E extends Endpoint>(contract: E, handler: Handler<E>): Route => {
    const run = handler as unknown as (context: object) => Promise<unknown>
    return {
      contract,
      answer: (request, { params }) =>
        exchange(contract, request, async (parts) =>
          answerRequest({ ...parts, gate, run, rawParams: (await params) ?? {} }),
        ),
    }
  }
}

/** Turns one request into one response, whatever happens inside: errors become problems, times become metrics. */
async function exchange(contract: Endpoint, request: Request, work: (parts: Exchange) => Promise<Response | Answer>) {
  const requestId = newId('req')
  const startedMs = performance.now()
  const parts = { contract, request, requestId, device: deviceOf(request), headers: new Headers() }
  return withCorrelation(requestId, async () => {
    const response = await work(parts).then(
      (answer) =>
        answer instanceof Response
          ? stamp(answer, requestId, parts.headers)
          : toResponse(answer, requestId, parts.headers),
      (error: unknown) => toResponse(refusalOf(error, parts), requestId, withRetryAfter(error, parts.headers)),
    )
    observeRequest(contract, response.status, performance.now() - startedMs)
    await recordAnswer(contract, response)
    return request.method === 'HEAD' ? withoutBody(response) : response
  })
}

/** Unknown errors are ours: a 503 when the database is gone, else a 500 that tells nothing but the request's id. */
function refusalOf(error: unknown, { contract, requestId }: Exchange): Answer {
  const known = knownError(error)
  if (known.status >= 500) log.error({ operation: contract.id, err: error }, 'a request failed')
  return encodeRefusal(known, requestId)
}

function knownError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isUnavailable(error)) return unavailable(error)
  return new AppError('INTERNAL', { detail: 'This is our fault. Nothing is known to have changed.' }, { cause: error })
}

function withRetryAfter(error: unknown, headers: Headers): Headers {
  const { retryAfterS } = knownError(error).details
  if (retryAfterS !== undefined) headers.set('retry-after', String(retryAfterS))
  return headers
}

type Answering = Exchange & {
  gate: Gate
  run: (context: object) => Promise<unknown>
  rawParams: RawParams
}

async function answerRequest(parts: Answering): Promise<Response | Answer> {
  const { contract } = parts
  if (contract.rateLimit && (contract.rateLimit.per === 'ip' || contract.auth === 'public')) await countAddress(parts)
  const caller = contract.auth === 'public' ? null : await admitCaller(parts)
  if (!caller || !isOperatorAct(contract)) return answerCaller(parts, caller)
  const known: Known = { input: null }
  try {
    return await answerCaller(parts, caller, known)
  } catch (error) {
    const input = known.input ?? { params: readableParams(contract, parts.rawParams), query: null, body: null }
    await writeRefusal(db, { ...parts, caller, input, status: knownError(error).status })
    throw error
  }
}

async function countAddress({ contract, device, headers }: Answering): Promise<void> {
  if (!contract.rateLimit) return
  const hit = await takeHit(countedAs(contract.id, contract.rateLimit, networkOf(device.ip)))
  refuseHit(contract.rateLimit, hit, headers)
}

/** Lets the caller in, and counts them where their requests are limited: one look for both. */
async function admitCaller({ contract, request, gate, headers }: Answering): Promise<Caller> {
  const named = await identifyCaller(contract, request, gate)
  const { rateLimit } = contract
  if (rateLimit?.per !== 'member') return (await gate.admit(named, null)).caller
  const { caller, hit } = await gate.admit(named, countedAs(contract.id, rateLimit, named.memberId))
  refuseHit(rateLimit, hit, headers)
  return caller
}

/** What an operator asked for, as soon as it has been understood. */
type Known = { input: Input | null }

async function answerCaller(parts: Answering, caller: Caller | null, known?: Known): Promise<Response | Answer> {
  const { contract, request, device } = parts
  if (caller) refuseRights(contract, caller)
  const input = await parseInput(contract, request, parts.rawParams)
  if (known) known.input = input
  const context = {
    caller,
    ...input,
    device,
    requestId: parts.requestId,
    request,
    ifMatch: ifMatchOf(contract, request),
  }
  if (contract.idempotent && caller) return answerOnce(parts, caller, input, context)
  const returned = await parts.run(context)
  const answer = returned instanceof Response ? returned : encodeSuccess(contract, returned)
  if (caller && isOperatorAct(contract)) {
    await writeAudit(db, { ...parts, caller, input, status: answer.status })
  }
  return answer
}

function ifMatchOf(contract: Endpoint, request: Request): string | undefined {
  if (!contract.ifMatch) return undefined
  const tag = request.headers.get('if-match')
  if (tag === null) throw new AppError('PRECONDITION_REQUIRED', { detail: 'Send If-Match with the ETag you read.' })
  return tag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1')
}

async function answerOnce(parts: Answering, caller: Caller, input: Input, context: object): Promise<Answer> {
  const { contract, request, requestId, headers } = parts
  const key = keyOf(request)
  const claim = { principal: caller.memberId, key, fingerprint: fingerprintOf(request, input) }
  const stored = contract.lane ? null : await findAnswer(claim)
  if (stored) return replay(stored, headers)

  const encode = {
    success: (value: unknown) => encodeSuccess(contract, value),
    refusal: (error: AppError) => encodeRefusal(error, requestId),
  }
  const { once, onceInLane, state } = createOnce(claim, encode, async (tx, answer) => {
    if (isOperatorAct(contract)) await writeAudit(tx, { ...parts, caller, input, status: answer.status })
  })
  try {
    await parts.run({ ...context, once: contract.lane ? onceInLane : once, idempotencyKey: key })
  } catch (error) {
    if (!state.answer) throw error
    withRetryAfter(error, headers)
  }
  if (!state.answer) throw new Error(`${contract.id} is idempotent but its handler never called once()`)
  return state.replayed ? replay(state.answer, headers) : state.answer
}

function replay(answer: Answer, headers: Headers): Answer {
  headers.set('idempotent-replayed', 'true')
  return answer
}

/** SHA-256 over method, path and parsed content: equal requests give equal bytes, whatever their spacing. */
function fingerprintOf(request: Request, { params, query, body }: Input): Buffer {
  return sha256(
    canonicalJson([request.method, new URL(request.url).pathname, params ?? null, query ?? null, body ?? null]),
  )
}

/** The methods of one route file; those without a contract answer a 405 problem that names the ones with. */
export function routes(...given: Route[]): Record<Endpoint['method'], RouteFunction> {
  const allowed = given.map((one) => one.contract.method)
  const of = (method: Endpoint['method']): RouteFunction =>
    given.find((one) => one.contract.method === method)?.answer ?? refuseMethod(given[0]?.contract, allowed)
  return { GET: of('GET'), POST: of('POST'), PUT: of('PUT'), PATCH: of('PATCH'), DELETE: of('DELETE') }
}

function refuseMethod(contract: Endpoint | undefined, allowed: readonly string[]): RouteFunction {
  const detail = `${contract?.path ?? 'This path'} takes ${allowed.join(', ')}.`
  return async () => refuse(new AppError('METHOD_NOT_ALLOWED', { detail }), new Headers({ allow: allowed.join(', ') }))
}

/** The methods of a path that is no operation: each answers a 404 problem. */
export function unknownRoutes(): Record<Endpoint['method'], RouteFunction> {
  const answer: RouteFunction = async () =>
    refuse(new AppError('NOT_FOUND', { detail: 'No such operation; see /docs.' }))
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer }
}

function refuse(error: AppError, headers?: Headers): Response {
  const requestId = newId('req')
  return toResponse(encodeRefusal(error, requestId), requestId, headers)
}
