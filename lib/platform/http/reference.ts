import 'server-only'
import type { Endpoint } from '../kernel/endpoint'
import { ERROR_STATUS, type ErrorCode } from '../kernel/errors'
import type { Operation, Reference } from '../kernel/reference'
import { buildOpenApi, problemsOf } from './openapi'

type Content = { content?: Record<string, { schema?: unknown }> }
type Documented = {
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[]
  requestBody?: Content
  responses?: Record<string, Content>
}

/** The reference page's content, taken from the same document that /api/openapi.json serves. */
export function buildReference(endpoints: readonly Endpoint[]): Reference {
  const document = buildOpenApi(endpoints)
  const sections = new Map<string, Operation[]>()
  for (const contract of endpoints) {
    const path = document.paths?.[contract.path] as Record<string, Documented> | undefined
    const documented = path?.[contract.method.toLowerCase()] ?? {}
    const tag = documented.tags?.[0] ?? 'moa'
    sections.set(tag, [...(sections.get(tag) ?? []), operationOf(contract, documented)])
  }
  return {
    sections: [...sections].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tag, operations]) => ({ tag, operations })),
    schemas: Object.entries(document.components?.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
    codes: Object.entries(ERROR_STATUS) as [ErrorCode, number][],
  }
}

function operationOf(contract: Endpoint, documented: Documented): Operation {
  const { rateLimit, auth } = contract
  return {
    id: contract.id,
    method: contract.method,
    path: contract.path,
    summary: contract.summary,
    access: typeof auth === 'string' ? auth : auth.join(' · '),
    isKeyed: contract.idempotent === true,
    needsVersion: contract.ifMatch === true,
    limit: rateLimit ? `${rateLimit.limit} / ${rateLimit.windowS} s / ${rateLimit.per}` : null,
    parameters: (documented.parameters ?? []).map(({ name, in: place, required, schema }) => ({
      name,
      place,
      isRequired: required === true,
      schema,
    })),
    body: schemaOf(documented.requestBody),
    answers: Object.keys(contract.responses).map((status) => ({
      status,
      schema: schemaOf(documented.responses?.[status]),
    })),
    problems: [...problemsOf(contract)].map(([status, codes]) => ({ status, codes })),
  }
}

const schemaOf = (content: Content | undefined): unknown => Object.values(content?.content ?? {})[0]?.schema ?? null
