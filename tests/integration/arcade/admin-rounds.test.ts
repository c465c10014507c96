import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import * as flowRoute from '@/app/api/admin/games/flow/route'
import * as roundRoute from '@/app/api/admin/rounds/[id]/route'
import * as verificationRoute from '@/app/api/admin/rounds/[id]/verification/route'
import * as roundsRoute from '@/app/api/admin/rounds/route'
import * as rotateRoute from '@/app/api/fairness/rotate/route'
import * as pullRoute from '@/app/api/games/gacha/pull/route'
import * as playRpsRoute from '@/app/api/games/rps/play/route'
import { db } from '@/lib/platform/db/client'
import { ask } from '../../support/ask'
import { advanceClock, aFlight, askBet, askCurrent, askStart } from '../../support/crash'
import { anOperator, type TestMember } from '../../support/members'
import { aPlayer, askSpin, patiently } from '../../support/players'

let operator: TestMember
let member: TestMember
/** One of each game, as answered. */
const played: Record<string, { id: string; bet: number; payout: number }> = {}

const play = (route: typeof playRpsRoute, body: object) =>
  patiently(() => ask('POST', route.POST, { body, key: randomUUID(), headers: member.headers }))
const list = async (query: object) => {
  const search = new URLSearchParams(query as Record<string, string>)
  return ask('GET', roundsRoute.GET, { query: `?${search}`, headers: operator.headers })
}
const idsIn = (answer: { json: { items: { id: string }[] } }) => answer.json.items.map(({ id }) => id)
const record = (id: string) => ask('GET', roundRoute.GET, { params: { id }, headers: operator.headers })
const verify = (id: string) => ask('GET', verificationRoute.GET, { params: { id }, headers: operator.headers })

beforeAll(async () => {
  operator = await anOperator({ roles: ['USER', 'ADMIN_READ'] })
  member = await aPlayer({ gold: 5_000 })
  played.slot = (await askSpin(member)).json.round
  played.rps = (await play(playRpsRoute, { bet: 10, choice: 'paper' })).json.round
  played.gacha = (await play(pullRoute, { count: 10 })).json.round
  const flight = await aFlight(member, { autoTarget: 101 })
  await advanceClock(60_000)
  await askCurrent(member)
  played.crash = (await record(flight)).json.round
}, 60_000)

describe('the list', () => {
  test('holds everybody’s rounds, newest first, and is paged by key', async () => {
    await askSpin(await aPlayer())
    const all = idsIn(await list({ limit: 100 }))
    expect(all).toEqual(all.toSorted().toReversed())
    const first = await list({ limit: 2 })
    const second = await list({ limit: 2, cursor: first.json.nextCursor })
    expect([...idsIn(first), ...idsIn(second)]).toEqual(all.slice(0, 4))
    expect((await list({ cursor: 'forged' })).status).toBe(422)
  })

  test.each(['slot', 'rps', 'gacha', 'crash'])('of %s alone', async (game) => {
    const { items } = (await list({ game, memberId: member.id, version: 1 })).json
    expect(items).toContainEqual(expect.objectContaining({ id: played[game]?.id, game, memberId: member.id }))
    expect(new Set(items.map((item: { game: string }) => item.game))).toEqual(new Set([game]))
    expect((await list({ game, version: 4_711 })).json.items).toEqual([])
  })

  test('of one member, one id, one kind of outcome, one day', async () => {
    const mine = await list({ memberId: member.id, limit: 100 })
    expect(new Set(mine.json.items.map(({ memberId }: { memberId: string }) => memberId))).toEqual(new Set([member.id]))
    expect(idsIn(await list({ roundId: played.rps?.id }))).toEqual([played.rps?.id])
    const losses = (await list({ presentation: 'loss', limit: 100 })).json.items
    expect(losses.every(({ bet, payout }: { bet: number; payout: number }) => payout < bet)).toBe(true)
    const { createdAt } = await db.round.findUniqueOrThrow({ where: { id: played.slot?.id ?? '' } })
    const day = new Date(createdAt.getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
    expect(idsIn(await list({ from: day, to: day, limit: 100 }))).toContain(played.slot?.id)
    expect(idsIn(await list({ to: '2020-01-01' }))).toEqual([])
  })
})

describe('a round', () => {
  test('stands there whole, with its transfers and its session', async () => {
    const { json } = await record(played.slot?.id ?? '')
    expect(json).toMatchObject({ memberId: member.id, payoutTransferId: null, round: played.slot })
    expect(json.transferId).toMatch(/^trf_/)
    expect(json.sessionId).toMatch(/^gse_/)
  })

  test('that is open does not exist yet, and its seed is nowhere', async () => {
    const other = await aPlayer()
    const { id } = (await askBet(other)).json.crash
    await askStart(other, id)
    expect((await record(id)).status).toBe(404)
    expect((await verify(id)).status).toBe(404)
    expect(idsIn(await list({ memberId: other.id }))).toEqual([])
  })

  test('shows its server seed after the member’s rotation, and not before', async () => {
    const other = await aPlayer()
    const { id } = (await askSpin(other)).json.round
    const seed = await db.seed.findFirstOrThrow({ where: { memberId: other.id, state: 'active' } })
    const before = [await record(id), await verify(id), await list({ roundId: id })]
    for (const answer of before) expect(answer.text).not.toContain(seed.serverSeed)
    expect(before[0]?.json.serverSeed).toBeNull()
    await ask('POST', rotateRoute.POST, { body: {}, key: randomUUID(), headers: other.headers })
    expect((await record(id)).json.serverSeed).toBe(seed.serverSeed)
  })

  test.each(['slot', 'rps', 'gacha', 'crash'])('of %s is found to be what seed and odds say', async (game) => {
    expect((await verify(played[game]?.id ?? '')).json).toEqual({ verdict: 'match', fields: [] })
  })

  test('is nothing that members may see', async () => {
    const { headers } = member
    expect((await ask('GET', roundsRoute.GET, { headers })).status).toBe(403)
    expect((await ask('GET', roundRoute.GET, { params: { id: played.slot?.id ?? '' }, headers })).status).toBe(403)
  })
})

test('the GOLD flow is the sum over the rounds, and agrees with the books once nothing is open', async () => {
  await advanceClock(300_000)
  const open = await db.crashRound.findMany({ where: { state: 'open' }, select: { memberId: true } })
  expect(open.length).toBeLessThanOrEqual(1)
  const { json } = await ask('GET', flowRoute.GET, { query: '?days=7', headers: operator.headers })
  expect(json.days).toHaveLength(7)
  const rows = await db.round.groupBy({ by: ['game'], _sum: { bet: true, payout: true }, _count: true })
  for (const { game, rounds, staked, paid, net } of json.totals.games) {
    const sums = rows.find((row) => row.game === game)
    expect({ game, rounds, staked, paid }).toEqual({
      game,
      rounds: sums?._count ?? 0,
      staked: Number(sums?._sum.bet ?? 0),
      paid: Number(sums?._sum.payout ?? 0),
    })
    expect(net).toBe(staked - paid)
    const booked = json.ledger.find((row: { game: string }) => row.game === game)
    expect(booked.issued).toBe(paid)
    expect(booked.burnt - staked).toBe(game === 'crash' ? 100 * open.length : 0)
  }
  expect((await ask('GET', flowRoute.GET, { query: '?days=91', headers: operator.headers })).status).toBe(422)
})
