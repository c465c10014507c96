import 'server-only'
import { pino } from 'pino'
import { env } from '../env/env'
import { currentRequestId } from './correlation'

/** What must never reach a log, wherever it stands in an object. */
const SECRET_KEYS = [
  'password',
  'accessToken',
  'refreshToken',
  'token',
  'authorization',
  'cookie',
  'email',
  'serverSeed',
]

/** JSON lines on standard output; each carries the request's id where there is one. Secrets are cut out by key. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[cut]' },
  mixin: () => ({ requestId: currentRequestId() }),
})
