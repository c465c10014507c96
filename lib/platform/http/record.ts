import 'server-only'
import { appendFileSync } from 'node:fs'
import { env } from '../env/env'
import type { Endpoint } from '../kernel/endpoint'

/** With MOA_RECORD set (tests), appends each JSON answer to that file, to be held against the OpenAPI document. */
export async function recordAnswer(contract: Endpoint, response: Response): Promise<void> {
  if (!env.MOA_RECORD || contract.produces) return
  const body = await response.clone().text()
  const line = {
    operation: contract.id,
    status: response.status,
    contentType: response.headers.get('content-type'),
    body,
  }
  // In one piece: the file is shared by every process of the run, and a long line must not be cut by another's.
  appendFileSync(env.MOA_RECORD, `${JSON.stringify(line)}\n`)
}
