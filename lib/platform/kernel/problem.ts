import * as z from 'zod'
import { type AppError, ERROR_STATUS, type ErrorCode } from './errors'

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** Every refusal and failure the API answers with (RFC 9457). */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'Where the code is explained, relative to the API.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    requestId: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), rule: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong, each with a JSON pointer into the request.' }),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    retryAfterS: z.int().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** `INSUFFICIENT_FUNDS` → "Insufficient funds". */
const titleOf = (code: ErrorCode) => {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function problemOf(error: AppError, requestId: string): Problem {
  const { detail, errors, params, retryAfterS } = error.details
  return {
    type: `/docs#${error.code}`,
    title: titleOf(error.code),
    status: error.status,
    ...(detail !== undefined && { detail }),
    code: error.code,
    requestId,
    ...(errors && { errors }),
    ...(params && { params }),
    ...(retryAfterS !== undefined && { retryAfterS }),
  }
}
