import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CRASH_BOUNDS } from '@/lib/arcade/crash/constants'
import { pointOf, settleCrash } from '@/lib/arcade/crash/rules'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import { drawIntegers } from '@/lib/arcade/fairness/rules'
import { env } from '@/lib/platform/env/env'
import type { Draw } from '@/lib/platform/kernel/draw'
import { type App, startApp } from '../support/app'
import { jsonOf, newSeen, type Received, type Seen, send, sendUntilAnswered } from '../support/client'
import { withConnection } from '../support/connection'
import { type DurableDatabase, startDurableDatabase } from '../support/durable-database'
import { seededDraw } from '../support/seed'
import { type Member, readBalance, signUpCrowd } from './crowd'

const DEATHS = 50
const PLAYERS = 8
const BETS = [100, 100, 200, 300]
/** Between a start and the next death: long enough for a few steps of each round, at whichever point they are. */
const LIFE_MS = { least: 150, spread: 700 }
/** Longer than any round can fly. */
const FLIGHT_MAX = '140 seconds'
/** A minute and a half on a quiet machine; most of it goes to fifty starts of the app. */
const TEST_TIMEOUT_MS = 600_000
const FIRST = { edgePercent: 1, cap: 100_000 }

let database: DurableDatabase
let app: App

beforeAll(async () => {
  database = await startDurableDatabase('crash')
  app = await startApp({ databaseUrl: database.url, env: { LOG_LEVEL: 'trace' } })
})

afterAll(async () => {
  await app?.stop()
  await database?.stop()
})

const rows = <T extends object>(sql: string) =>
  withConnection(database.url, async (client) => (await client.query<T>(sql)).rows)

type Round = { id: string; payout: number; result: object }
/** What a member was told: bets that were taken, and cash-outs that were answered. */
type Told = { bets: string[]; ends: Round[]; texts: string[] }

/** Plays on until `isOver`, with a client that repeats each request under its key until it is answered. */
async function playOn(member: Member, draw: Draw, isOver: () => boolean, seen: Seen): Promise<Told> {
  const told: Told = { bets: [], ends: [], texts: [] }
  const post = async (step: string, body: object): Promise<Received> => {
    const key = crypto.randomUUID()
    const url = `${app.url}/api/games/crash/${step}`
    const answer = await sendUntilAnswered([url], { body, key, token: member.token }, seen)
    const again = draw(4) === 0 ? await sendUntilAnswered([url], { body, key, token: member.token }, seen) : answer
    expect([again.status, again.text]).toEqual([answer.status, answer.text])
    return answer
  }
  while (!isOver()) {
    const autoTarget = draw(3) === 0 ? 101 + draw(150) : null
    const bet = await post('bet', { bet: BETS[draw(BETS.length)], autoTarget })
    if (bet.status !== 200) {
      await sleep(100)
      continue
    }
    const { crash } = jsonOf<{ crash: { id: string } }>(bet)
    told.bets.push(crash.id)
    told.texts.push(bet.text)
    const body = { roundId: crash.id }
    if (draw(5) > 0) told.texts.push((await post('start', body)).text)
    await sleep(draw(1_500))
    const ended = await post('cash-out', body)
    if (ended.status === 200) told.ends.push(jsonOf<{ round: Round }>(ended).round)
    else expect([404, 409]).toContain(ended.status)
  }
  return told
}

/** Kills the app and starts it again, `DEATHS` times, at moments that the draw chooses. */
async function killAgainAndAgain(draw: Draw): Promise<void> {
  for (let death = 0; death < DEATHS; death++) {
    await sleep(LIFE_MS.least + draw(LIFE_MS.spread))
    await app.kill()
    await app.restart()
  }
}

/** Draws of one's own for each client, so that what one does doesn't depend on who else was faster. */
function forkOf(draw: Draw): Draw {
  const values = Array.from({ length: 1_000 }, () => draw(2 ** 30))
  let at = 0
  return (bound) => (values[at++ % values.length] ?? 0) % bound
}

type Stored = {
  id: string
  memberId: string
  bet: string
  autoTarget: number | null
  cashOutMs: number | null
  state: string
  nonce: string
  configVersion: number
  serverSeed: string
  clientSeed: string
  payout: string | null
  result: object | null
  transfers: string
}

const STORED = `
  select crash.id, crash.member_id as "memberId", crash.bet, crash.auto_target as "autoTarget",
    crash.cash_out_ms as "cashOutMs", crash.state, crash.nonce, crash.config_version as "configVersion",
    seed.server_seed as "serverSeed", seed.client_seed as "clientSeed", round.payout, round.result,
    (select count(*) from ledger.transfer where related_id = crash.id) as transfers
  from arcade.crash_round crash
  join arcade.seed on seed.id = crash.seed_id
  left join arcade.round on round.id = crash.id`

async function drawOf({ serverSeed, clientSeed, nonce, configVersion }: Stored): Promise<number[]> {
  const play = { serverSeed, clientSeed, nonce: Number(nonce), game: 'crash', configVersion }
  return drawIntegers(serverDigests, play, CRASH_BOUNDS)
}

function verifyLedger(): Promise<number | null> {
  const script = path.resolve('scripts/ledger-verify.mjs')
  const child = spawn(process.execPath, [script], { env: { ...process.env, DATABASE_URL: database.url } })
  return new Promise((done) => child.once('exit', done))
}

/** Settles what is left as the minute's job would, once every flight is over. */
async function sweep(): Promise<void> {
  await rows(`update platform.clock_shift set shift = shift + interval '${FLIGHT_MAX}'`)
  const url = `${app.url}/api/cron/arcade.settle-crash-rounds?slot=2026-11-21T04:00Z`
  const answer = await send(url, { token: env.CRON_SECRET, deadlineMs: 60_000 })
  expect(jsonOf(answer)).toMatchObject({ status: 'done' })
}

test(
  `after the app was killed ${DEATHS} times every round is settled once and rightly, and no cash-out is lost`,
  async () => {
    const startedMs = performance.now()
    const draw = seededDraw()
    const seen = newSeen()
    const members = await signUpCrowd(app.url, PLAYERS)
    let isOver = false
    const playing = members.map((member) => playOn(member, forkOf(draw), () => isOver, seen))
    await killAgainAndAgain(forkOf(draw))
    isOver = true
    const told = await Promise.all(playing)
    await sweep()

    const stored = await rows<Stored>(STORED)
    process.stdout.write(
      `crash: ${stored.length} rounds, ${DEATHS} deaths, ${seen.lost} answers lost, ` +
        `statuses ${JSON.stringify(Object.fromEntries(seen.statuses))}, ` +
        `${((performance.now() - startedMs) / 1_000).toFixed(0)} s\n`,
    )
    expect(stored.length).toBeGreaterThan(DEATHS / 2)
    for (const round of stored) {
      const { bet, autoTarget, cashOutMs } = round
      const right = settleCrash(FIRST, await drawOf(round), { bet: Number(bet), autoTarget, cashOutMs })
      expect({ id: round.id, state: round.state, payout: Number(round.payout), result: round.result }).toEqual({
        id: round.id,
        state: 'settled',
        ...right,
      })
      expect(Number(round.transfers)).toBe(right.payout > 0 ? 2 : 1)
    }

    const byId = new Map(stored.map((round) => [round.id, round]))
    for (const id of told.flatMap(({ bets }) => bets)) expect(byId.has(id)).toBe(true)
    for (const { id, payout, result } of told.flatMap(({ ends }) => ends)) {
      expect({ payout, result }).toEqual({ payout: Number(byId.get(id)?.payout), result: byId.get(id)?.result })
    }
    for (const member of members) {
      const own = stored.filter(({ memberId }) => memberId === member.id)
      const net = own.reduce((sum, { bet, payout }) => sum + Number(payout) - Number(bet), 0)
      expect((await readBalance(app.url, member.token)).available).toBe(member.gold + net)
    }
    expect(await verifyLedger()).toBe(0)
    await expectSecretsKept(stored, told)
  },
  TEST_TIMEOUT_MS,
)

/** Nothing that was answered before an end, and nothing that was logged at the finest level, tells seed or point. */
async function expectSecretsKept(stored: readonly Stored[], told: readonly Told[]): Promise<void> {
  const log = app.log()
  for (const { serverSeed } of stored) expect(log).not.toContain(serverSeed)
  expect(log).not.toMatch(/"(point|flightMs|leftMs|dueAt)"/)
  const byId = new Map(stored.map((round) => [round.id, round]))
  for (const text of told.flatMap(({ texts }) => texts)) {
    const { crash } = JSON.parse(text) as { crash?: { id: string } }
    const round = crash && byId.get(crash.id)
    if (!round) continue
    const point = pointOf(FIRST, await drawOf(round))
    expect(text).not.toContain(round.serverSeed)
    expect(text).not.toMatch(/"(point|flightMs|leftMs|dueAt|result)"/)
    if (point > 1_000) expect(text).not.toMatch(new RegExp(`[^0-9]${point}[^0-9]`))
  }
}
