import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import * as freezeRoute from '@/app/api/admin/games/[game]/freeze/route'
import * as gameRoute from '@/app/api/admin/games/[game]/route'
import * as unfreezeRoute from '@/app/api/admin/games/[game]/unfreeze/route'
import * as adminRoute from '@/app/api/admin/games/route'
import * as gamesRoute from '@/app/api/games/route'
import * as playRpsRoute from '@/app/api/games/rps/play/route'
import { FLIGHT_MAX_MS } from '@/lib/arcade/crash/constants'
import { settleDecidedRounds } from '@/lib/arcade/crash/service'
import { db } from '@/lib/platform/db/client'
import { ask } from '../../support/ask'
import { advanceClock, askBet, secretsOf } from '../../support/crash'
import { letGameBe } from '../../support/games'
import { anOperator } from '../../support/members'
import { aPlayer, askSpin, goldOf } from '../../support/players'

const REASON = '기계를 살펴보고 있어요'
const ROUTES = { freeze: freezeRoute, unfreeze: unfreezeRoute }

type Order = { ifMatch?: number | null; reason?: unknown; key?: string; headers?: Record<string, string> }

async function act(what: 'freeze' | 'unfreeze', { ifMatch, reason = REASON, key = randomUUID(), headers }: Order = {}) {
  const operator = headers ?? (await anOperator()).headers
  const { version } = await db.game.findUniqueOrThrow({ where: { game: 'slot' } })
  const tag: Record<string, string> = ifMatch === null ? {} : { 'if-match': `"${ifMatch ?? version}"` }
  const order = { params: { game: 'slot' }, body: { reason }, key, headers: { ...operator, ...tag } }
  return ask('POST', ROUTES[what].POST, order)
}

const statusOf = async (game: string) =>
  (await ask('GET', gamesRoute.GET)).json.games.find((one: { game: string }) => one.game === game)

afterEach(() => letGameBe('slot', false))

describe('a frozen game', () => {
  test('refuses plays, and nothing is staked', async () => {
    const member = await aPlayer({ gold: 500 })
    expect((await act('freeze')).status).toBe(200)
    const refused = await askSpin(member, { bet: 100 })
    expect([refused.status, refused.json.code]).toEqual([409, 'GAME_FROZEN'])
    expect(await goldOf(member.id)).toBe(500)
    expect(await db.round.count({ where: { memberId: member.id } })).toBe(0)
  })

  test('says so to everybody, without the operator’s words', async () => {
    await act('freeze')
    expect(await statusOf('slot')).toEqual({
      game: 'slot',
      isFrozen: true,
      cause: 'operator',
      frozenAt: expect.any(String),
    })
    expect(await statusOf('rps')).toEqual({ game: 'rps', isFrozen: false, cause: null, frozenAt: null })
  })

  test('keeps no other game from being played', async () => {
    const { headers } = await aPlayer()
    await act('freeze')
    const order = { body: { bet: 10, choice: 'rock' }, key: randomUUID(), headers }
    expect((await ask('POST', playRpsRoute.POST, order)).status).toBe(200)
  })

  test('takes plays again once it is lifted, with the reason on record', async () => {
    const member = await aPlayer()
    await act('freeze')
    const { headers, id } = await anOperator()
    expect((await act('unfreeze', { headers, reason: '다 봤어요' })).json).toMatchObject({
      isFrozen: false,
      freeze: null,
    })
    expect((await askSpin(member)).status).toBe(200)
    const { json } = await ask('GET', gameRoute.GET, { headers, params: { game: 'slot' } })
    expect(json.freezes[0]).toMatchObject({
      cause: 'operator',
      reason: REASON,
      liftedBy: id,
      liftedReason: '다 봤어요',
    })
  })
})

test('an open crash round of a frozen game is settled as it would have been', async () => {
  const member = await aPlayer()
  const { crash } = (await askBet(member, { bet: 100, autoTarget: 101 })).json
  await letGameBe('crash', true)
  expect((await askBet(await aPlayer())).json.code).toBe('GAME_FROZEN')
  await advanceClock(FLIGHT_MAX_MS)
  await settleDecidedRounds()
  await letGameBe('crash', false)
  const round = await db.round.findUniqueOrThrow({ where: { id: crash.id } })
  expect(Number(round.payout)).toBe((await secretsOf(crash.id)).settled.payout)
  expect(await goldOf(member.id)).toBe(900 + Number(round.payout))
})

describe('the operator’s act', () => {
  test('is audited with its reason, in the same transaction', async () => {
    const { headers, id } = await anOperator()
    await act('freeze', { headers })
    const audit = await db.audit.findFirstOrThrow({ where: { actor: id, action: 'freezeGame' } })
    expect(audit).toMatchObject({
      status: 200,
      input: { params: { game: 'slot' }, query: {}, body: { reason: REASON } },
    })
  })

  test('is done once for one key', async () => {
    const { headers } = await anOperator()
    const [key, ifMatch] = [randomUUID(), await letGameBe('slot', false)]
    const [first, second] = [
      await act('freeze', { headers, key, ifMatch }),
      await act('freeze', { headers, key, ifMatch }),
    ]
    expect(second.text).toBe(first.text)
    expect(first.headers.get('etag')).toBe(`"${ifMatch + 1}"`)
  })

  test('is refused when the game has changed since it was read', async () => {
    const stale = await letGameBe('slot', false)
    await letGameBe('slot', true)
    expect((await act('unfreeze', { ifMatch: stale })).json.code).toBe('PRECONDITION_FAILED')
    expect((await act('unfreeze', { ifMatch: null })).json.code).toBe('PRECONDITION_REQUIRED')
  })

  test('of five at once one is done', async () => {
    const ifMatch = await letGameBe('slot', false)
    const answers = await Promise.all(Array.from({ length: 5 }, () => act('freeze', { ifMatch })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412])
    expect(await db.freeze.count({ where: { game: 'slot', liftedAt: null } })).toBe(1)
  })

  test('that changes nothing, or gives no reason, is refused', async () => {
    expect((await act('unfreeze')).json.code).toBe('CONFLICT')
    const { json } = await act('freeze', { reason: '  ' })
    expect([json.code, json.errors[0].pointer]).toEqual(['INVALID_INPUT', '/body/reason'])
  })

  test('stays on record as it was', async () => {
    await act('freeze')
    const { id } = await db.freeze.findFirstOrThrow({ where: { game: 'slot', liftedAt: null } })
    await expect(db.freeze.update({ where: { id }, data: { reason: 'another' } })).rejects.toThrow(/on record/)
    await expect(db.freeze.delete({ where: { id } })).rejects.toThrow(/append-only/)
    await letGameBe('slot', false)
    await expect(db.freeze.update({ where: { id }, data: { liftedReason: 'another' } })).rejects.toThrow(/on record/)
  })
})

test('operators who only read see every game with its odds', async () => {
  const { headers } = await anOperator({ roles: ['USER', 'ADMIN_READ'] })
  const { games } = (await ask('GET', adminRoute.GET, { headers })).json
  expect(games.map(({ game }: { game: string }) => game)).toEqual(['slot', 'rps', 'gacha', 'crash'])
  expect(games[0].odds).toMatchObject({ version: 1, alarmAt: 1_000 })
  expect((await act('freeze', { headers })).status).toBe(403)
})
