import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as rpsRoute from '@/app/api/games/rps/play/route'
import { settleDecidedRounds } from '@/lib/arcade/crash/service'
import { db, transaction } from '@/lib/platform/db/client'
import type { LaneOnce } from '@/lib/platform/http/once'
import { ask } from '@/tests/support/ask'
import { askBet, askCashOut, askStart } from '@/tests/support/crash'
import { hurryClock, nextCycle } from '@/tests/support/cycle'
import { askPull } from '@/tests/support/gacha'
import { askLimits, askPause, passTime, putLimits, setKoreanTime } from '@/tests/support/limits'
import type { TestMember } from '@/tests/support/members'
import { aPlayer, askSpin, goldOf, spinOnce } from '@/tests/support/players'

type Instance = {
  slot: typeof import('@/lib/arcade/slot/service')
  rps: typeof import('@/lib/arcade/rps/service')
}

const BETS = 500
const INSTANCES = 3
const LONG_MS = 120_000

const url = () => process.env.DATABASE_URL ?? ''

/** The games with a posting lane of their own, as another process of the app has. */
async function anInstance(): Promise<Instance> {
  vi.resetModules()
  return { slot: await import('@/lib/arcade/slot/service'), rps: await import('@/lib/arcade/rps/service') }
}

type Wager = { memberId: string; index: number; bet: number }

const codeOf = (error: unknown) => (error as { code?: string }).code ?? String(error)

/** One wager with a key of its own, repeated while it comes too soon. Answers null, or the code of its refusal. */
async function wager({ slot, rps }: Instance, { memberId, index, bet }: Wager): Promise<string | null> {
  const key = randomUUID()
  const once: LaneOnce = (submit) => submit({ principal: memberId, key, fingerprint: randomBytes(32) })
  for (;;) {
    const play =
      index % 2 ? slot.spinSlot({ memberId, bet, once }) : rps.playRps({ memberId, bet, choice: 'rock', once })
    const code = await play.then(() => null, codeOf)
    if (code !== 'PLAY_TOO_SOON') return code
  }
}

/**
 * Five hundred wagers of one to nine steps by one member at once, over several instances, while the clock runs so fast
 * that no cycle binds.
 */
async function wagerAtOnce(memberId: string, step: number): Promise<{ bet: number; code: string | null }[]> {
  const instances: Instance[] = []
  for (let count = 0; count < INSTANCES; count++) instances.push(await anInstance())
  const calm = hurryClock(url())
  const answers = await Promise.all(
    Array.from({ length: BETS }, async (_, index) => {
      const instance = instances[index % INSTANCES] as Instance
      const bet = step * (1 + (index % 9))
      return { bet, code: await wager(instance, { memberId, index, bet }) }
    }),
  )
  await calm()
  return answers
}

const roundsOf = (member: TestMember) =>
  db.round.findMany({ where: { memberId: member.id }, orderBy: { createdAt: 'asc' } })

/** How deep the member ever was under where the day began, in GOLD. */
function deepestLoss(rounds: { bet: bigint; payout: bigint }[]): number {
  let [net, deepest] = [0, 0]
  for (const { bet, payout } of rounds) {
    deepest = Math.min(deepest, net - Number(bet))
    net += Number(payout - bet)
  }
  return -deepest
}

beforeEach(() => setKoreanTime('06:00:00'))

describe('five hundred wagers at once over three instances', () => {
  test(
    'never pass the stake limit of a day, and use it to the last GOLD',
    async () => {
      const member = await aPlayer({ gold: 20_000 })
      await putLimits(member, { stake: 1_230 })
      const answers = await wagerAtOnce(member.id, 10)
      const accepted = answers.filter(({ code }) => code === null)
      expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([null, 'PLAY_LIMIT_REACHED']))
      expect(accepted.reduce((sum, { bet }) => sum + bet, 0)).toBe(1_230)
      expect(await roundsOf(member)).toHaveLength(accepted.length)
      expect((await askLimits(member)).json.limits.stake).toMatchObject({ used: 1_230, left: 0 })
    },
    LONG_MS,
  )

  test(
    'never lose more than the loss limit of a day, not even for a moment',
    async () => {
      const member = await aPlayer({ gold: 20_000 })
      await putLimits(member, { loss: 400 })
      // Luck may keep a member above any limit; nine steps pass this one even before anything is lost.
      const answers = await wagerAtOnce(member.id, 50)
      const accepted = answers.filter(({ code }) => code === null)
      const rounds = await roundsOf(member)
      expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([null, 'PLAY_LIMIT_REACHED']))
      expect(rounds).toHaveLength(accepted.length)
      expect(deepestLoss(rounds)).toBeLessThanOrEqual(400)
      expect(20_000 - (await goldOf(member.id))).toBeLessThanOrEqual(400)
    },
    LONG_MS,
  )
})

const playRps = ({ headers }: TestMember, bet: number, key: string = randomUUID()) =>
  ask('POST', rpsRoute.POST, { headers, key, body: { bet, choice: 'rock' } })

describe('a limit', () => {
  test('lets in what reaches it exactly, and not one step more, whatever the game', async () => {
    const member = await aPlayer()
    await putLimits(member, { stake: 100 })
    expect((await askSpin(member, { bet: 60 })).status).toBe(200)
    await nextCycle()
    const { status, json } = await playRps(member, 50)
    expect([status, json.code, json.params]).toEqual([
      422,
      'PLAY_LIMIT_REACHED',
      { kind: 'stake', limit: 100, used: 60, left: 40 },
    ])
    expect((await playRps(member, 40)).status).toBe(200)
    await nextCycle()
    expect((await playRps(member, 10)).json.params).toEqual({ kind: 'stake', limit: 100, used: 100, left: 0 })
    expect(await roundsOf(member)).toHaveLength(2)
  })

  test('of losses counts a stake as lost until it is won back', async () => {
    const member = await aPlayer()
    await putLimits(member, { loss: 50 })
    expect((await askSpin(member, { bet: 60 })).json.params).toEqual({ kind: 'loss', limit: 50, used: 0, left: 50 })
    expect((await askSpin(member, { bet: 50 })).status).toBe(200)
  })

  test('starts anew at midnight in Korea, and not before', async () => {
    await setKoreanTime('23:59:40')
    const member = await aPlayer()
    await putLimits(member, { stake: 50 })
    expect((await askSpin(member, { bet: 50 })).status).toBe(200)
    await passTime(10_000)
    expect((await spinOnce(member, { bet: 10 })).json.code).toBe('PLAY_LIMIT_REACHED')
    await passTime(12_000)
    expect((await spinOnce(member, { bet: 50 })).status).toBe(200)
    expect((await askLimits(member)).json.limits.stake).toMatchObject({ used: 50, left: 0 })
  })

  test('of time ends play when its minutes are played', async () => {
    const member = await aPlayer({ gold: 5_000 })
    await putLimits(member, { minutes: 5 })
    let answer = await askSpin(member)
    for (let plays = 0; answer.status === 200 && plays < 50; plays++) {
      await passTime(25_000)
      answer = await askSpin(member)
    }
    expect(answer.json).toMatchObject({ code: 'PLAY_LIMIT_REACHED', params: { kind: 'minutes', limit: 5, left: 0 } })
    const { used, left } = (await askLimits(member)).json.limits.minutes
    expect([used, left]).toEqual([5, 0])
    expect((await roundsOf(member)).length).toBeGreaterThanOrEqual(11)
  })

  test('counts the stake of a crash round that is still open, and once when it is over', async () => {
    const member = await aPlayer()
    await putLimits(member, { stake: 150, loss: 150 })
    const { crash } = (await askBet(member, { bet: 100 })).json
    expect((await askLimits(member)).json.limits).toMatchObject({
      stake: { used: 100, left: 50 },
      loss: { used: 100, left: 50 },
    })
    await nextCycle()
    expect((await spinOnce(member, { bet: 60 })).json.params).toEqual({
      kind: 'stake',
      limit: 150,
      used: 100,
      left: 50,
    })
    await passTime(10 * 60_000)
    await settleDecidedRounds()
    expect((await db.crashRound.findUniqueOrThrow({ where: { id: crash.id } })).state).not.toBe('open')
    expect((await askLimits(member)).json.limits.stake.used).toBe(100)
    expect((await spinOnce(member, { bet: 50 })).status).toBe(200)
    await nextCycle()
    expect((await spinOnce(member, { bet: 10 })).json.code).toBe('PLAY_LIMIT_REACHED')
  })

  test('counts what a pull of the gacha costs', async () => {
    const member = await aPlayer()
    await putLimits(member, { loss: 80 })
    expect((await askPull(member)).status).toBe(200)
    const { used } = (await askLimits(member)).json.limits.loss
    expect(used).toBe(50)
    await nextCycle()
    expect((await askPull(member)).json.params).toEqual({ kind: 'loss', limit: 80, used: 50, left: 30 })
  })

  test('of time counts slow play as play, and a rest between sessions as none', async () => {
    const member = await aPlayer({ gold: 5_000 })
    await putLimits(member, { minutes: 20 })
    for (const pauseMs of [0, 9, 9, 30].map((minutes) => minutes * 60_000)) {
      await passTime(pauseMs)
      expect((await askSpin(member)).status).toBe(200)
    }
    expect((await askLimits(member)).json.limits.minutes.used).toBe(18)
    await passTime(9 * 60_000)
    expect((await askSpin(member)).status).toBe(200)
    await passTime(60_000)
    expect((await askSpin(member)).json.params).toMatchObject({ kind: 'minutes', limit: 20, used: 27, left: 0 })
  })

  test('that is set while a wager waits for the row binds that wager', async () => {
    const member = await aPlayer()
    await askSpin(member)
    await nextCycle()
    let waiting: ReturnType<typeof spinOnce> | undefined
    await transaction(async (tx) => {
      await tx.$executeRaw`select 1 from arcade.player where member_id = ${member.id} for no key update`
      waiting = spinOnce(member, { bet: 50 })
      await new Promise((done) => setTimeout(done, 200))
      await tx.$executeRaw`update arcade.player set stake_limit = 30 where member_id = ${member.id}`
    })
    expect((await waiting)?.json.params).toEqual({ kind: 'stake', limit: 30, used: 10, left: 20 })
  })

  test('raised holds for wagers from its instant on', async () => {
    const member = await aPlayer()
    await putLimits(member, { stake: 20 })
    await putLimits(member, { stake: 100 })
    await passTime(24 * 3_600_000 - 20_000)
    expect((await askSpin(member, { bet: 30 })).json.code).toBe('PLAY_LIMIT_REACHED')
    await passTime(21_000)
    expect((await askSpin(member, { bet: 30 })).status).toBe(200)
  })

  test('lowered in the middle of the day holds for the next wager', async () => {
    const member = await aPlayer()
    await askSpin(member, { bet: 60 })
    await putLimits(member, { stake: 50 })
    await nextCycle()
    expect((await askSpin(member, { bet: 10 })).json.params).toEqual({ kind: 'stake', limit: 50, used: 60, left: 0 })
  })

  test('of one member binds nobody else', async () => {
    const [limited, free] = [await aPlayer(), await aPlayer()]
    await putLimits(limited, { stake: 10 })
    await askPause(limited, 'day')
    const answers = await Promise.all([spinOnce(limited, { bet: 20 }), spinOnce(free, { bet: 20 })])
    expect(answers.map(({ status }) => status)).toEqual([403, 200])
  })
})

describe('a break', () => {
  test('comes before every other refusal but the game’s own, and says until when', async () => {
    const member = await aPlayer({ gold: 5 })
    await putLimits(member, { stake: 10 })
    const { pause } = (await askPause(member, 'day')).json
    const { status, json } = await spinOnce(member, { bet: 100 })
    expect([status, json.code, json.params]).toEqual([403, 'PLAY_PAUSED', { until: pause.until }])
    await passTime(24 * 3_600_000 + 1_000)
    expect((await askSpin(member, { bet: 10 })).json.code).toBe('INSUFFICIENT_FUNDS')
  })

  test('leaves an open crash round to its end, and lets no other begin', async () => {
    const member = await aPlayer()
    const { crash } = (await askBet(member, { bet: 100 })).json
    await askPause(member, 'day')
    expect((await askStart(member, crash.id)).status).toBe(200)
    await passTime(100)
    const { status, json } = await askCashOut(member, crash.id)
    expect([status, json.round.bet]).toEqual([200, 100])
    expect(await goldOf(member.id)).toBe(900 + json.round.payout)
    await nextCycle()
    expect((await askBet(member)).json.code).toBe('PLAY_PAUSED')
  })

  test('taken while wagers are in flight lets none begin after it', async () => {
    const member = await aPlayer({ gold: 5_000 })
    const calm = hurryClock(url())
    const wagers = Array.from({ length: 40 }, () => askSpin(member))
    const pausing = askPause(member, 'day')
    const [answers] = await Promise.all([Promise.all(wagers), pausing])
    await calm()
    expect(answers.every(({ json }) => json.round || json.code === 'PLAY_PAUSED')).toBe(true)
    const rounds = await roundsOf(member)
    await nextCycle()
    expect((await spinOnce(member, { bet: 10 })).json.code).toBe('PLAY_PAUSED')
    expect(await roundsOf(member)).toHaveLength(rounds.length)
  })

  test('waits for the wager that holds the row, and binds the one that waits for the break', async () => {
    const member = await aPlayer()
    await askSpin(member)
    await nextCycle()
    const order: string[] = []
    let waiting: Promise<unknown> = Promise.resolve()
    await transaction(async (tx) => {
      await tx.$executeRaw`select 1 from arcade.player where member_id = ${member.id} for no key update`
      waiting = spinOnce(member, { bet: 10 }).then(({ json }) => order.push(json.code))
      await tx.$executeRaw`
        update arcade.player set paused_until = platform.clock_now() + interval '1 day', pause_kind = 'cool_off'
        where member_id = ${member.id}`
      await new Promise((done) => setTimeout(done, 200))
      order.push('committed')
    })
    await waiting
    expect(order).toEqual(['committed', 'PLAY_PAUSED'])
  })
})

describe('the shortest cycle', () => {
  test('binds over all games, says when to come, and is nobody’s stored answer', async () => {
    const member = await aPlayer()
    expect((await spinOnce(member, { bet: 10 })).status).toBe(200)
    const key = randomUUID()
    const early = await playRps(member, 10, key)
    expect([early.status, early.json.code, early.headers.get('retry-after')]).toEqual([429, 'PLAY_TOO_SOON', '3'])
    expect(early.json.params.retryAfterMs).toBeLessThanOrEqual(2_500)
    expect(await db.idempotency.count({ where: { principal: member.id, key } })).toBe(0)
    await passTime(2_500)
    expect((await playRps(member, 10, key)).status).toBe(200)
  })

  test('of one member lets others play', async () => {
    const [first, second] = [await aPlayer(), await aPlayer()]
    const answers = await Promise.all([spinOnce(first, { bet: 10 }), spinOnce(second, { bet: 10 })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
  })
})
