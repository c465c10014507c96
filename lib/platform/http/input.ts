import 'server-only'
import * as z from 'zod'
import type { Endpoint } from '../kernel/endpoint'
import { AppError, type InputError } from '../kernel/errors'

const BODY_MAX_BYTES = 64 * 1024
const ERRORS_MAX = 20
const NOTHING = z.strictObject({})

export type RawParams = Record<string, string | string[] | undefined>
export type Input = { params: unknown; query: unknown; body: unknown }

/**
 * Params, query and body of a request, parsed by the contract. Everything that is wrong is reported at once.
 * Throws MALFORMED_REQUEST (not JSON), UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE (over 64 KiB) or INVALID_INPUT.
 */
export async function parseInput(contract: Endpoint, request: Request, rawParams: RawParams): Promise<Input> {
  const rawBody = contract.body ? await readJson(request, contract.bodyOptional === true) : undefined
  const parts = [
    parsePart('/params', contract.params ?? NOTHING, rawParams),
    parsePart('/query', contract.query ?? NOTHING, readQuery(request)),
    parsePart('/body', contract.body ?? z.undefined(), rawBody),
  ] as const
  const errors = parts.flatMap((part) => part.errors).slice(0, ERRORS_MAX)
  if (errors.length > 0) throw new AppError('INVALID_INPUT', { detail: 'The request was refused; see errors.', errors })
  return { params: parts[0].value, query: parts[1].value, body: parts[2].value }
}

/** The params alone, for telling what a request was about that wasn't understood; null when they are wrong too. */
export const readableParams = (contract: Endpoint, rawParams: RawParams): unknown =>
  parsePart('/params', contract.params ?? NOTHING, rawParams).value ?? null

function parsePart(root: string, schema: z.ZodType, raw: unknown): { value: unknown; errors: InputError[] } {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { value: parsed.data, errors: [] }
  return { value: undefined, errors: parsed.error.issues.flatMap((issue) => toInputErrors(root, issue)) }
}

function toInputErrors(root: string, issue: z.core.$ZodIssue): InputError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo(root, [...issue.path, key]),
      rule: 'unknown_field',
      message: 'Unknown field.',
    }))
  }
  return [{ pointer: pointerTo(root, issue.path), rule: issue.code ?? 'invalid', message: issue.message }]
}

const pointerTo = (root: string, path: readonly PropertyKey[]) =>
  [root, ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/').slice(0, 200)

/** One value for each name; a name given twice becomes a list, which no schema of ours accepts. */
function readQuery(request: Request): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of new URL(request.url).searchParams) {
    const earlier = query[name]
    query[name] = earlier === undefined ? value : [earlier, value].flat()
  }
  return { ...query }
}

async function readJson(request: Request, optional: boolean): Promise<unknown> {
  const bytes = await readBytes(request)
  if (bytes.length === 0 && optional) return {}
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json') {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', { detail: 'Send the body as application/json.' })
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new AppError('MALFORMED_REQUEST', { detail: 'The body is not valid JSON in UTF-8.' }, { cause })
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > BODY_MAX_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > BODY_MAX_BYTES) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    // Whoever sent it has gone, or broke off: nobody's defect, and nobody waits for the answer.
    throw error instanceof AppError ? error : new AppError('MALFORMED_REQUEST', { detail: 'The body broke off.' })
  }
  return Buffer.concat(chunks)
}

const tooLarge = () => new AppError('PAYLOAD_TOO_LARGE', { detail: `A body may have ${BODY_MAX_BYTES} bytes at most.` })
