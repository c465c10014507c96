import 'server-only'
import * as z from 'zod'

/** Good enough on one's own machine, known to everybody: a production boot refuses them by name. */
const LOCAL_SECRET = 'for-local-use-only-change-me-before-production'
const SECRETS = ['NEXTAUTH_SECRET', 'CRON_SECRET', 'MOA_KEY_SECRET'] as const

const secret = z.string().min(32, 'must have at least 32 characters').default(LOCAL_SECRET)
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/, 'must be a moment like 2026-11-27T14:00Z')
  .transform((text) => new Date(text))
const port = z.coerce.number().int().min(1).max(65_535)
const httpUrl = z.url({ protocol: /^https?$/ })
const list = <T extends string>(item: z.ZodType<T, string>, fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item))
/** The demo speaks for itself; beside real sources it would be taken for one. */
const priceSources = list(z.enum(['alpha_vantage', 'yahoo', 'massive', 'offline']), 'offline').refine(
  (sources) =>
    sources.length > 0 &&
    new Set(sources).size === sources.length &&
    (sources.length === 1 || !sources.includes('offline')),
  'must name sources once each, and offline only alone',
)

/** Every variable the product reads; each stands in .env.example with its reason. */
export const VARIABLES = {
  PORT: port.default(3000),
  MOA_HOST: z.string().default('127.0.0.1'),
  MOA_DATA_DIR: z.string().default('.data'),
  MOA_DEMO: flag,
  MOA_CLOCK: instant.optional(),
  MOA_SCHEDULER: z.enum(['on', 'off']).default('on'),
  MOA_TRUSTED_PROXY: flag,
  MOA_RECORD: z.string().optional(),
  DATABASE_URL: z.string('is missing; `npm start` sets it to the embedded database').regex(/^postgres(ql)?:\/\//),
  PG_POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  NEXTAUTH_SECRET: secret,
  CRON_SECRET: secret,
  MOA_KEY_SECRET: secret,
  OUTBOUND_HOSTS: list(
    z.string().regex(/^[a-z0-9.-]+(:\d+)?$/),
    'www.alphavantage.co,query1.finance.yahoo.com,api.massive.com,127.0.0.1',
  ),
  PRICE_SOURCES: priceSources,
  ALPHA_VANTAGE_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional(),
  ALPHA_VANTAGE_URL: httpUrl.default('https://www.alphavantage.co'),
  YAHOO_URL: httpUrl.default('https://query1.finance.yahoo.com'),
  MASSIVE_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional(),
  MASSIVE_URL: httpUrl.default('https://api.massive.com'),
  VOUCHER_URL: httpUrl.default('http://127.0.0.1:3790'),
  VOUCHER_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .default('sandbox'),
  AD_KEYS_URL: httpUrl.optional(),
  ACCESS_TOKEN_TTL_S: z.coerce.number().int().min(60).max(86_400).default(1_800),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
} as const

type Name = keyof typeof VARIABLES
type Environment = { readonly [N in Name]: z.output<(typeof VARIABLES)[N]> }

/** An empty variable is one that wasn't given, as in a compose file's `NAME=`. */
const given = (name: Name): string | undefined => process.env[name] || undefined

function problemOf(name: Name): string | null {
  const parsed = VARIABLES[name].safeParse(given(name))
  return parsed.success ? null : `${name} ${parsed.error.issues[0]?.message}`
}

function read(name: Name): unknown {
  const problem = problemOf(name)
  if (problem) throw new Error(`environment: ${problem}`)
  return VARIABLES[name].parse(given(name))
}

const names = Object.keys(VARIABLES) as Name[]

/** The typed environment. A variable is parsed when it is read, so a build needs none of them. Throws by name. */
export const env = Object.defineProperties(
  {},
  Object.fromEntries(names.map((name) => [name, { enumerable: true, get: () => read(name) }])),
) as Environment

/** A production build that was not started as the local demo: known secrets, demo accounts and a set clock are refused. */
export const isProduction = (): boolean => process.env.NODE_ENV === 'production' && !env.MOA_DEMO

/** Called once at boot. Throws one error that names every variable that is wrong, missing, or unsafe in production. */
export function checkEnvironment(): void {
  const problems = names.map(problemOf).filter((problem) => problem !== null)
  if (problems.length === 0) problems.push(...keyless().map((name) => `PRICE_SOURCES needs ${name}`))
  if (problems.length === 0 && isProduction()) {
    problems.push(
      ...SECRETS.filter((name) => env[name] === LOCAL_SECRET).map((name) => `${name} still has its local default`),
    )
    if (env.MOA_CLOCK) problems.push('MOA_CLOCK must not be set in production')
    if (!isSecureOrLocal(env.NEXTAUTH_URL))
      problems.push('NEXTAUTH_URL must begin with https:// (cookies would travel in the clear)')
  }
  if (problems.length > 0) throw new Error(`Moa cannot start: ${problems.join('; ')}. See .env.example.`)
}

/** Keys that the sources in use want and nobody gave. */
const keyless = (): Name[] =>
  (
    [
      ['alpha_vantage', 'ALPHA_VANTAGE_KEY'],
      ['massive', 'MASSIVE_KEY'],
    ] as const
  )
    .filter(([source, key]) => env.PRICE_SOURCES.includes(source) && !env[key])
    .map(([, key]) => key)

function isSecureOrLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
