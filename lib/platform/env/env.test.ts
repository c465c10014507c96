import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { checkEnvironment, env, isProduction, VARIABLES } from './env'

const GOOD = 'a-secret-of-this-test-that-is-long-enough'
const SECRETS = ['NEXTAUTH_SECRET', 'CRON_SECRET', 'MOA_KEY_SECRET']

function production(overrides: Record<string, string> = {}) {
  const values = { NODE_ENV: 'production', MOA_DEMO: '0', DATABASE_URL: 'postgresql://db/moa', ...overrides }
  for (const name of SECRETS) vi.stubEnv(name, GOOD)
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value)
}

afterEach(() => vi.unstubAllEnvs())

test('a variable is parsed when it is read', () => {
  vi.stubEnv('PG_POOL_MAX', '7')
  expect(env.PG_POOL_MAX).toBe(7)
})

test('a wrong variable is refused by name', () => {
  vi.stubEnv('PG_POOL_MAX', 'many')
  expect(() => env.PG_POOL_MAX).toThrow(/PG_POOL_MAX/)
})

test('an empty variable is one that was not given', () => {
  vi.stubEnv('LOG_LEVEL', '')
  expect(env.LOG_LEVEL).toBe('info')
})

test('the clock takes minutes or seconds, in UTC or with an offset', () => {
  for (const text of ['2026-11-27T14:00Z', '2026-11-27T14:00:00Z', '2026-11-27T23:00:00+09:00']) {
    vi.stubEnv('MOA_CLOCK', text)
    expect(env.MOA_CLOCK?.toISOString()).toBe('2026-11-27T14:00:00.000Z')
  }
})

test.each(SECRETS)('production refuses to boot on the default %s and names it', (name) => {
  production({ [name]: '' })
  expect(checkEnvironment).toThrow(`${name} still has its local default`)
})

test('production refuses a set clock', () => {
  production({ MOA_CLOCK: '2026-11-27T14:00Z' })
  expect(checkEnvironment).toThrow(/MOA_CLOCK/)
})

test('production boots on secrets of its own', () => {
  production()
  expect(isProduction()).toBe(true)
  expect(checkEnvironment).not.toThrow()
})

test('the local demo boots on defaults although it is a production build', () => {
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubEnv('MOA_DEMO', '1')
  vi.stubEnv('DATABASE_URL', 'postgresql://db/moa')
  expect(isProduction()).toBe(false)
  expect(checkEnvironment).not.toThrow()
})

test('.env.example explains every variable, and no other', () => {
  const text = readFileSync('.env.example', 'utf8')
  const documented = [...text.matchAll(/^# \S.*\n(?:# .*\n)*#?([A-Z][A-Z0-9_]*)=/gm)].map((found) => found[1])
  expect(documented.sort()).toEqual(Object.keys(VARIABLES).sort())
})

test('price sources are real ones in an order, or the demo alone', () => {
  expect(env.PRICE_SOURCES).toEqual(['offline'])
  vi.stubEnv('PRICE_SOURCES', 'yahoo, alpha_vantage')
  expect(env.PRICE_SOURCES).toEqual(['yahoo', 'alpha_vantage'])
  for (const mixed of ['yahoo,offline', 'yahoo,yahoo', 'stooq', ' , ']) {
    vi.stubEnv('PRICE_SOURCES', mixed)
    expect(() => env.PRICE_SOURCES).toThrow(/PRICE_SOURCES/)
  }
})

test('a price source without its key is refused at boot, by the name of the key', () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://db/moa')
  vi.stubEnv('PRICE_SOURCES', 'alpha_vantage,yahoo')
  expect(checkEnvironment).toThrow(/ALPHA_VANTAGE_KEY/)
  vi.stubEnv('ALPHA_VANTAGE_KEY', 'key')
  expect(checkEnvironment).not.toThrow()
})
