import type { Answered } from '../support/door'
import { faultOf, type Operation } from '../support/openapi'

/** Texts that only the inside of the product knows. */
const INSIDE =
  /\n\s+at |node_modules|\.next\/|prisma|postgres|sqlstate|ECONN|pg_|TypeError|SyntaxError|RangeError|ZodError/i

/**
 * Why no client should ever get this answer; null when it is in order: no 5xx but a documented one, what the document
 * says for that status, nothing of the product's inside.
 */
export function judge(operation: Operation, answer: Answered): string | null {
  const isDocumentedReport = operation.contract.responses[answer.status as 503] !== undefined
  if (answer.status >= 500 && !isDocumentedReport) return `answered ${answer.status}: ${answer.body.slice(0, 400)}`
  const fault = faultOf(operation, answer)
  if (fault) return `answered ${answer.status}, but ${fault}: ${answer.body.slice(0, 400)}`
  const isProblem = answer.contentType?.includes('problem') ?? false
  if (isProblem && INSIDE.test(answer.body)) return `told about its inside: ${answer.body.slice(0, 400)}`
  if (!answer.headers.get('x-request-id')) return 'had no x-request-id'
  return null
}
