import type { ErrorCode } from './errors'

/** One operation as the reference page shows it; schemas are JSON Schema. */
export type Operation = {
  id: string
  method: string
  path: string
  summary: string
  access: string
  isKeyed: boolean
  needsVersion: boolean
  limit: string | null
  parameters: { name: string; place: string; isRequired: boolean; schema: unknown }[]
  body: unknown
  answers: { status: string; schema: unknown }[]
  problems: { status: number; codes: ErrorCode[] }[]
}
export type ReferenceSection = { tag: string; operations: Operation[] }
export type Reference = {
  sections: ReferenceSection[]
  schemas: [name: string, schema: unknown][]
  codes: [ErrorCode, number][]
}
