import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as fairRoundRoute from '@/app/api/fairness/rounds/[id]/route'
import * as seedRoute from '@/app/api/fairness/seed/route'
import * as roundRoute from '@/app/api/games/rounds/[id]/route'
import * as roundsRoute from '@/app/api/games/rounds/route'
import * as statsRoute from '@/app/api/games/stats/me/route'
import * as historyRoute from '@/app/api/users/balance/history/route'
import * as balanceRoute from '@/app/api/users/balance/route'
import { CRASH_BOUNDS } from '@/lib/arcade/crash/constants'
import { pointOf } from '@/lib/arcade/crash/rules'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import { drawIntegers, hashOfSeed } from '@/lib/arcade/fairness/rules'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aFlight, askBet, askCashOut, askCurrent, askStart, secretsOf, storedRound } from '@/tests/support/crash'
import type { TestMember } from '@/tests/support/members'
import { aPlayer } from '@/tests/support/players'

/** Everything that an open round may be described with. */
const SHOWN = [
  'autoTarget',
  'bet',
  'createdAt',
  'fairness.clientSeed',
  'fairness.configVersion',
  'fairness.nonce',
  'fairness.serverSeedHash',
  'game',
  'id',
  'serverAt',
  'startsAt',
  'state',
]

const leavesOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key))
    : [path]

/** Every way to ask about a member's play. */
async function askEverything(member: TestMember, id: string): Promise<string[]> {
  const { headers } = member
  const answers = await Promise.all([
    askCurrent(member),
    askCurrent(member, '?waitMs=50'),
    askBet(member),
    ask('GET', balanceRoute.GET, { headers }),
    ask('GET', historyRoute.GET, { headers }),
    ask('GET', statsRoute.GET, { headers }),
    ask('GET', roundsRoute.GET, { headers, query: '?game=crash' }),
    ask('GET', roundRoute.GET, { headers, params: { id } }),
    ask('GET', fairRoundRoute.GET, { headers, params: { id } }),
    ask('GET', seedRoute.GET, { headers }),
  ])
  return answers.map(({ text, headers: head }) => `${text} ${JSON.stringify([...head])}`)
}

/** What the member's stream, and every other reader of the log, would be told. */
const eventsOf = async (member: TestMember) => {
  const events = await db.event.findMany({ where: { memberId: member.id } })
  return events.map(({ payload, key, type }) => JSON.stringify({ type, key, payload }))
}

/** The end of a round in every form that it could be written in: words, and numbers that stand by themselves. */
async function formsOf(id: string) {
  const { serverSeed, point, flightMs, dueAt } = await secretsOf(id)
  const due = dueAt.toISOString()
  const words = [serverSeed, Buffer.from(serverSeed, 'hex').toString('base64').slice(0, -1), due, due.slice(0, -1)]
  const dueMs = dueAt.getTime()
  const forms = [point, point / 100, flightMs, flightMs / 1_000, dueMs, Math.floor(dueMs / 1_000)]
  // A whole number below a thousand is some limit, count or stake of every answer: it is looked for in its other forms.
  const numbers = forms.filter((number) => number >= 1_000 || !Number.isInteger(number))
  return {
    words: [
      ...words.map((word) => new RegExp(word.replaceAll(/[.+]/g, String.raw`\$&`))),
      /"(point|dueAt|due|flightMs|leftMs|values|result|serverSeed)"\s*:(?!null)/,
    ],
    numbers: numbers.map((number) => new RegExp(`(?<![0-9.])${String(number).replace('.', String.raw`\.`)}(?![0-9])`)),
  }
}

/**
 * A text without its hashes, ids and times, any of which holds any few digits once in a while, and without the
 * three figures that are sums over past rounds (tests/integration/arcade/period-stats.test.ts).
 */
const withoutNames = (text: string) =>
  text
    .replaceAll(/"(staked|paid|playMs)":\d+/g, '')
    .replaceAll(/[0-9a-f]{24,}/g, '')
    .replaceAll(/\b[a-z]+_[0-9A-HJKMNP-TV-Z]{26}\b/g, '')
    .replaceAll(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, '')

test('no answer and no event before the end tells the point, the time of the end or the seed', async () => {
  const member = await aPlayer({ gold: 1_000_000 })
  for (let turn = 0; turn < 5; turn++) {
    // Above every point, and every time in ms, of the flights below: no figure of the answers happens to equal it.
    const autoTarget = turn % 2 ? 99_999 : null
    const before = (await eventsOf(member)).length
    const id = await aFlight(member, { from: 1_234, below: 30_000, isStarted: false, autoTarget })
    const texts = [...(await askEverything(member, id)), (await askStart(member, id)).text]
    texts.push(...(await askEverything(member, id)))
    const ofThisRound = texts.filter((text) => !text.includes('"round":{'))
    const told = (await eventsOf(member)).slice(before).filter((text) => text.includes(id))
    const { words, numbers } = await formsOf(id)
    for (const text of [...ofThisRound, ...told].map((whole) => whole.replaceAll(/"items":\[.*\]/g, ''))) {
      for (const form of words) expect(text).not.toMatch(form)
      for (const form of numbers) expect(withoutNames(text)).not.toMatch(form)
    }
    // Past rounds, which these two may tell of, are not this one.
    for (const text of texts) expect(text).not.toMatch(new RegExp(`"id":"${id}"[^}]*"result"`))
    expect((await askCashOut(member, id)).json.round.result.point).toBe((await secretsOf(id)).point)
  }
})

test('an open round is described by its bet, its start and its promise, and by nothing else', async () => {
  const member = await aPlayer({ gold: 100_000 })
  const { json } = await askBet(member)
  expect(Object.keys(json).sort()).toEqual(['balance', 'crash', 'session', 'stats'])
  expect(leavesOf(json.crash).sort()).toEqual(SHOWN)
  expect(leavesOf((await askCurrent(member)).json.crash).sort()).toEqual(SHOWN)
  expect(leavesOf((await askStart(member, json.crash.id)).json).sort()).toEqual(SHOWN.map((leaf) => `crash.${leaf}`))
})

test('the stored answer of the bet is what was answered, so replaying it tells no more', async () => {
  const member = await aPlayer({ gold: 100_000 })
  const { text, json } = await askBet(member)
  const stored = await db.idempotency.findFirstOrThrow({
    where: { principal: member.id, body: { contains: json.crash.id } },
  })
  expect(stored.body).toBe(text)
})

test('the commitment is a hash of the seed, and no key to the point', async () => {
  const member = await aPlayer({ gold: 100_000 })
  const points: number[] = []
  const guessed: number[] = []
  for (let turn = 0; turn < 12; turn++) {
    const id = await aFlight(member)
    const { seed, nonce } = await storedRound(id)
    expect(seed.serverSeedHash).toBe(createHash('sha256').update(Buffer.from(seed.serverSeed, 'hex')).digest('hex'))
    expect(await hashOfSeed(serverDigests, seed.serverSeed)).toBe(seed.serverSeedHash)
    const { clientSeed, serverSeedHash } = seed
    const play = { serverSeed: serverSeedHash, clientSeed: clientSeed ?? '', nonce: Number(nonce), game: 'crash' }
    const values = await drawIntegers(serverDigests, { ...play, configVersion: 1 }, CRASH_BOUNDS)
    guessed.push(pointOf({ edgePercent: 1, cap: 100_000 }, values))
    points.push((await secretsOf(id)).point)
    await askCashOut(member, id)
  }
  // One promise covers them all, yet each ended elsewhere, and not where the promise as a seed would have it.
  expect(new Set(points).size).toBeGreaterThan(6)
  expect(guessed).not.toEqual(points)
})
