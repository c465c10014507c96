import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { buildOpenApi } from '@/lib/platform/http/openapi'
import type { Endpoint } from '@/lib/platform/kernel/endpoint'
import { endpoints } from '@/lib/registry'

/** A JSON schema as far as the generators look into it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minItems?: number
  maxItems?: number
}

type Content = Record<string, { schema?: Schema }>
type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }
type OperationObject = {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Content; required?: boolean }
  responses: Record<string, { description: string; content?: Content }>
  security?: Record<string, string[]>[]
}

/** One operation of the document, beside the contract it was made from. */
export type Operation = {
  id: string
  method: Endpoint['method']
  path: string
  contract: Endpoint
  object: OperationObject
}

/** The OpenAPI document exactly as `/api/openapi.json` answers it. */
const document = JSON.parse(JSON.stringify(buildOpenApi(endpoints))) as {
  paths: Record<string, Record<string, OperationObject>>
  components?: { schemas?: Record<string, Schema> }
}

export const operations: readonly Operation[] = endpoints.map((contract) => {
  const object = document.paths[contract.path]?.[contract.method.toLowerCase()]
  if (!object) throw new Error(`${contract.id} is missing from the document`)
  return { id: contract.id, method: contract.method, path: contract.path, contract, object }
})

export const operationOf = (id: string): Operation => {
  const found = operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`the document has no operation ${id}`)
  return found
}

/** The schema a `$ref` of the document names; other schemas as they are. */
export function resolveSchema(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '')
  return name === undefined ? schema : resolveSchema(document.components?.schemas?.[name] ?? {})
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema({ ...document, $id: 'moa' })
const compiled = new Map<string, ValidateFunction>()

const escapePointer = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))

function validatorOf({ method, path }: Operation, status: number, mediaType: string): ValidateFunction {
  const steps = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', mediaType, 'schema']
  const $ref = `moa#/${steps.map(escapePointer).join('/')}`
  const known = compiled.get($ref)
  if (known) return known
  const made = ajv.compile({ $ref })
  compiled.set($ref, made)
  return made
}

/** Makes every validator now: the first ones take half a second each, in which nothing else of this process runs. */
export function compileValidators(): void {
  for (const operation of operations) {
    for (const [status, { content }] of Object.entries(operation.object.responses)) {
      for (const mediaType of Object.keys(content ?? {}).filter((type) => type.endsWith('json'))) {
        validatorOf(operation, Number(status), mediaType)
      }
    }
  }
}

export type Recorded = { status: number; contentType: string | null; body: string }

/**
 * What is wrong with an answer, held against the document; null when it fits: its status and media type are documented
 * for the operation, its body fits the schema, and a problem's code is one the operation names.
 */
export function faultOf(operation: Operation, answer: Recorded): string | null {
  const documented = operation.object.responses[String(answer.status)]
  if (!documented) return `status ${answer.status} is not documented`
  const mediaType = answer.contentType?.split(';')[0]?.trim() ?? null
  if (!documented.content) return answer.body === '' ? null : `status ${answer.status} documents no body`
  if (!mediaType || !documented.content[mediaType])
    return `media type ${mediaType} is not documented for ${answer.status}`
  if (!mediaType.endsWith('json')) return null
  return bodyFault(operation, answer, mediaType) ?? problemFault(documented.description, answer, mediaType)
}

function bodyFault(operation: Operation, { status, body }: Recorded, mediaType: string): string | null {
  const validate = validatorOf(operation, status, mediaType)
  if (validate(JSON.parse(body))) return null
  return ajv.errorsText(validate.errors, { dataVar: 'body' })
}

function problemFault(description: string, { status, body }: Recorded, mediaType: string): string | null {
  if (mediaType !== 'application/problem+json') return null
  const problem = JSON.parse(body) as { code: string; status: number }
  if (problem.status !== status) return `the problem says ${problem.status}, the status line ${status}`
  return description.split(', ').includes(problem.code) ? null : `code ${problem.code} is not documented for ${status}`
}
