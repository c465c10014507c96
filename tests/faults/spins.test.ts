import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draw } from '@/lib/platform/kernel/draw'
import { type App, startApp } from '../support/app'
import { newSeen, type Seen } from '../support/client'
import { withConnection } from '../support/connection'
import { type CutProxy, startCutProxy } from '../support/cut-proxy'
import { hurryClock } from '../support/cycle'
import { type DurableDatabase, startDurableDatabase } from '../support/durable-database'
import { seededDraw } from '../support/seed'
import {
  lowestBalance,
  type Member,
  playAll,
  readBalance,
  readTotals,
  replay,
  roundsOf,
  type Spin,
  signUpCrowd,
  totalsOf,
  type Ways,
} from './crowd'

const CLIENTS = 64
const SPINS_EACH = 50
const TEST_TIMEOUT_MS = 150_000
/** In this order, evenly over the run. */
const DEATHS = ['app', 'database', 'app', 'app', 'database', 'app', 'app'] as const

let database: DurableDatabase
let app: App
let proxies: CutProxy[]

beforeAll(async () => {
  database = await startDurableDatabase('spins')
  app = await startApp({ databaseUrl: database.url })
  proxies = await Promise.all(
    (['answer', 'midway', 'reset', 'delay'] as const).map((cut) => startCutProxy(app.port, cut)),
  )
})

afterAll(async () => {
  await Promise.all((proxies ?? []).map((proxy) => proxy.stop()))
  await app?.stop()
  await database?.stop()
})

type Run = { members: Member[]; spins: Spin[]; seen: Seen }

/** 64 members play at once; `onProgress` hears the share of spins that have been answered. */
async function runCrowd(draw: Draw, onProgress: (share: number) => void): Promise<Run> {
  const members = await signUpCrowd(app.url, CLIENTS)
  const restClock = hurryClock(database.url)
  const ways: Ways = { direct: app.url, cutting: proxies.map(({ url }) => url) }
  const seen = newSeen()
  let answered = 0
  const onAnswer = () => {
    answered += 1
    onProgress(answered / (CLIENTS * SPINS_EACH))
  }
  const dice = members.map(() => seedlessFork(draw))
  const played = await Promise.all(
    members.map((member, index) => playAll(member, SPINS_EACH, ways, dice[index] ?? draw, seen, onAnswer)),
  )
  await restClock()
  return { members, spins: played.flat(), seen }
}

/** A list of draws of one's own, so that what one client does doesn't depend on who else was faster. */
function seedlessFork(draw: Draw): Draw {
  const values = Array.from({ length: SPINS_EACH * 3 }, () => draw(2 ** 30))
  let at = 0
  return (bound) => (values[at++ % values.length] ?? 0) % bound
}

const rows = <T extends object>(sql: string) =>
  withConnection(database.url, async (client) => (await client.query<T>(sql)).rows)

/** Everything that has to hold between what clients were told and what is stored. */
async function expectConsistency({ members, spins, seen }: Run): Promise<void> {
  const statuses = [...seen.statuses.keys()].sort()
  expect(statuses.filter((status) => ![200, 409, 422, 429, 503].includes(status))).toEqual([])

  const told = roundsOf(spins).map(({ id }) => id)
  const stored = await rows<{ id: string }>(
    `select id from arcade.round where member_id in (${members.map(({ id }) => `'${id}'`).join()})`,
  )
  expect(new Set(told).size).toBe(told.length)
  expect(stored.map(({ id }) => id).sort()).toEqual(told.sort())

  expect(lowestBalance(spins)).toBeGreaterThanOrEqual(0)
  for (const member of members) {
    const totals = totalsOf(roundsOf(spins.filter((spin) => spin.member === member)))
    const balance = await readBalance(app.url, member.token)
    expect([await readTotals(app.url, member), balance]).toEqual([
      totals,
      { ...balance, available: member.gold - totals.staked + totals.paid, held: 0 },
    ])
  }
  for (const spin of spins.filter((_, index) => index % 7 === 0)) await replay(spin, app.url)
  expect(await verifyLedger()).toEqual({ code: 0, output: expect.any(String) })
}

function verifyLedger(): Promise<{ code: number | null; output: string }> {
  const script = path.resolve('scripts/ledger-verify.mjs')
  const child = spawn(process.execPath, [script], { env: { ...process.env, DATABASE_URL: database.url } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((done) => child.once('exit', (code) => done({ code, output })))
}

/** Kills and restarts one part after the other, each when its share of the spins has been answered. */
function newReaper() {
  let chain = Promise.resolve()
  let next = 0
  const deaths: string[] = []
  const strike = (victim: (typeof DEATHS)[number]) => async () => {
    const part = victim === 'app' ? app : database
    await part.kill()
    deaths.push(victim)
    await part.restart()
  }
  return {
    onProgress: (share: number) => {
      while (next < DEATHS.length && share >= (next + 1) / (DEATHS.length + 1)) {
        chain = chain.then(strike(DEATHS[next] ?? 'app'))
        next += 1
      }
    },
    done: () => chain.then(() => deaths),
  }
}

const report = (name: string, { spins, seen }: Run, startedMs: number) =>
  process.stdout.write(
    `${name}: ${spins.length} intents in ${((performance.now() - startedMs) / 1_000).toFixed(1)} s, ` +
      `${seen.lost} answers lost, statuses ${JSON.stringify(Object.fromEntries(seen.statuses))}\n`,
  )

describe('64 members spin at once, a fifth of the requests sent twice and a tenth cut off', () => {
  test(
    'each key has one effect and one answer, and rounds, statistics and ledger agree',
    async () => {
      const startedMs = performance.now()
      const run = await runCrowd(seededDraw(), () => {})
      report('spins', run, startedMs)
      expect(proxies.reduce((sum, proxy) => sum + proxy.cuts(), 0)).toBeGreaterThan(CLIENTS)
      await expectConsistency(run)
    },
    TEST_TIMEOUT_MS,
  )

  test(
    'no acknowledged spin is missing and none is doubled after the app was killed five times and the database twice',
    async () => {
      const startedMs = performance.now()
      const reaper = newReaper()
      const run = await runCrowd(seededDraw(), reaper.onProgress)
      expect(await reaper.done()).toEqual(DEATHS)
      report('spins with deaths', run, startedMs)
      await expectConsistency(run)
    },
    TEST_TIMEOUT_MS,
  )
})
