import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import * as claimRoute from '@/app/api/streak/claim/route'
import * as onboardingRoute from '@/app/api/users/me/onboarding/complete/route'
import { isPaused } from '@/lib/arcade/limits/reads'
import { getBalance } from '@/lib/ledger/reads'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import {
  acknowledge,
  askLimits,
  askMemberLimits,
  askNotice,
  askPause,
  lowerAsOperator,
  passTime,
  pauseAsOperator,
  putLimits,
  readClock,
  setKoreanTime,
} from '@/tests/support/limits'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const isAround = (instant: string, expectedMs: number) => Math.abs(Date.parse(instant) - expectedMs) < 2_000
const eventsOf = ({ id }: TestMember) =>
  db.event.findMany({ where: { memberId: id, type: 'limits_update' }, orderBy: { id: 'asc' } })

beforeEach(() => setKoreanTime('12:00:00'))

describe('limits', () => {
  test('there are none before somebody sets one, and the first holds at once', async () => {
    const member = await aMember()
    const before = await askLimits(member)
    expect(before.headers.get('etag')).toBe('"1"')
    expect(before.json).toMatchObject({
      version: 1,
      limits: { stake: { limit: null, pending: null, used: 0, left: null } },
      pause: null,
      net: { today: 0, week: 0, month: 0 },
    })
    const { status, json, headers } = await putLimits(member, { stake: 500, minutes: 30 })
    expect([status, headers.get('etag')]).toEqual([200, '"2"'])
    expect(json.limits).toEqual({
      stake: { limit: 500, pending: null, used: 0, left: 500 },
      loss: { limit: null, pending: null, used: 0, left: null },
      minutes: { limit: 30, pending: null, used: 0, left: 30 },
    })
    expect((await askLimits(member)).json).toEqual(json)
  })

  test('a raise names its instant, a day away, and holds from then on', async () => {
    const member = await aMember()
    await putLimits(member, { loss: 200 })
    const asked = (await readClock()).getTime()
    const { loss } = (await putLimits(member, { loss: 900 })).json.limits
    expect(loss).toMatchObject({ limit: 200, pending: { limit: 900 } })
    expect(isAround(loss.pending.at, asked + DAY_MS)).toBe(true)
    await passTime(DAY_MS - 5_000)
    expect((await askLimits(member)).json.limits.loss.limit).toBe(200)
    await passTime(6_000)
    expect((await askLimits(member)).json.limits.loss).toMatchObject({ limit: 900, pending: null })
  })

  test('taking a limit away waits a day too, and can be taken back', async () => {
    const member = await aMember()
    await putLimits(member, { stake: 200 })
    expect((await putLimits(member, { stake: null })).json.limits.stake).toMatchObject({
      limit: 200,
      pending: { limit: null },
    })
    expect((await putLimits(member, { stake: 200 })).json.limits.stake).toMatchObject({ limit: 200, pending: null })
  })

  test('the others stay as they are, with what is pending', async () => {
    const member = await aMember()
    await putLimits(member, { stake: 200, loss: 100 })
    const raised = (await putLimits(member, { stake: 300 })).json.limits.stake
    await passTime(HOUR_MS)
    const after = (await putLimits(member, { loss: 50 })).json.limits
    expect(after.stake).toEqual(raised)
    expect(after.loss.limit).toBe(50)
  })

  test('a change of what somebody else has changed meanwhile is refused, and one without a version', async () => {
    const member = await aMember()
    await putLimits(member, { stake: 200 })
    const stale = await putLimits(member, { stake: 100 }, 1)
    expect([stale.status, stale.json.code]).toEqual([412, 'PRECONDITION_FAILED'])
    expect((await askLimits(member)).json.limits.stake.limit).toBe(200)
  })

  test('two changes at once with one version: one of them is made', async () => {
    const member = await aMember()
    await askSpin(member)
    const answers = await Promise.all([100, 200, 300, 400].map((stake) => putLimits(member, { stake }, 1)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
  })

  test.each([{ stake: 9 }, { stake: 1_000_001 }, { loss: 10.5 }, { minutes: 4 }, { minutes: 1_441 }, {}, { hours: 1 }])(
    '%o is no limit',
    async (body) => {
      const { status, json } = await putLimits(await aMember(), body)
      expect([status, json.code]).toEqual([422, 'INVALID_INPUT'])
    },
  )

  test('what was asked for and changes nothing makes no version and no event', async () => {
    const member = await aMember()
    await putLimits(member, { stake: 200 })
    await putLimits(member, { stake: 200 })
    expect((await askLimits(member)).json.version).toBe(2)
    expect(await eventsOf(member)).toHaveLength(1)
  })

  test('every change is an event that tells the other tabs what holds', async () => {
    const member = await aMember()
    await putLimits(member, { stake: 200 })
    await putLimits(member, { stake: 300 })
    const [, last] = await eventsOf(member)
    expect([last?.key, last?.payload]).toEqual([
      'limits',
      {
        version: 3,
        limits: {
          stake: { limit: 200, pending: { limit: 300, at: expect.any(String) } },
          loss: { limit: null, pending: null },
          minutes: { limit: null, pending: null },
        },
        pause: null,
      },
    ])
  })

  test('playing changes what is used and leaves the version', async () => {
    const member = await aPlayer()
    await putLimits(member, { stake: 500, loss: 300 })
    const { round } = (await askSpin(member, { bet: 100 })).json
    const { version, limits, net } = (await askLimits(member)).json
    const lost = Math.max(0, 100 - round.payout)
    expect([version, limits.stake.used, limits.stake.left]).toEqual([2, 100, 400])
    expect([limits.loss.used, limits.loss.left, net.today]).toEqual([lost, 300 - lost, round.payout - 100])
  })

  test('the net position of a week and of a month has the days before, today’s only today', async () => {
    const member = await aPlayer()
    await askSpin(member, { bet: 100 })
    const first = (await askLimits(member)).json.net
    expect([first.week, first.month]).toEqual([first.today, first.today])
    await passTime(6 * DAY_MS)
    expect((await askLimits(member)).json.net).toEqual({ today: 0, week: first.today, month: first.today })
    await passTime(DAY_MS)
    expect((await askLimits(member)).json.net).toEqual({ today: 0, week: 0, month: first.today })
    await passTime(23 * DAY_MS)
    expect((await askLimits(member)).json.net).toEqual({ today: 0, week: 0, month: 0 })
  })
})

describe('a break', () => {
  test('begins at once, can be made longer, and neither shorter nor ended', async () => {
    const member = await aMember()
    const asked = (await readClock()).getTime()
    const { status, json } = await askPause(member, 'week')
    expect([status, json.pause.kind, isAround(json.pause.until, asked + 7 * DAY_MS)]).toEqual([200, 'cool_off', true])
    const shorter = await askPause(member, 'day')
    expect([shorter.status, shorter.json.code]).toEqual([409, 'CONFLICT'])
    expect((await askLimits(member)).json.pause).toEqual(json.pause)
    const longer = (await askPause(member, 'half_year')).json.pause
    expect([longer.kind, isAround(longer.until, asked + 183 * DAY_MS)]).toEqual(['self_exclusion', true])
  })

  test('asked for once is not made longer by an answer that was lost', async () => {
    const member = await aMember()
    const key = randomUUID()
    const first = await askPause(member, 'day', key)
    await passTime(HOUR_MS)
    expect((await askPause(member, 'day', key)).text).toBe(first.text)
    expect((await askLimits(member)).json.pause).toEqual(first.json.pause)
  })

  test('withdraws raises that are pending, so that none waits at its end', async () => {
    const member = await aMember()
    await putLimits(member, { stake: 200 })
    await putLimits(member, { stake: 900 })
    expect((await askPause(member, 'week')).json.limits.stake).toMatchObject({ limit: 200, pending: null })
  })

  test('keeps nobody from what they have earned', async () => {
    const member = await aMember()
    await askPause(member, 'year')
    const before = await getBalance(db, member.id)
    const { headers } = member
    for (const POST of [onboardingRoute.POST, claimRoute.POST]) {
      expect((await ask('POST', POST, { headers, body: {}, key: randomUUID() })).status).toBe(200)
    }
    expect((await getBalance(db, member.id)).version).toBeGreaterThan(before.version)
  })

  test('is there to be asked about before anything is sent that invites to play', async () => {
    const member = await aMember()
    expect(await isPaused(member.id)).toBe(false)
    await askPause(member, 'day')
    expect(await isPaused(member.id)).toBe(true)
    await passTime(DAY_MS + 1_000)
    expect(await isPaused(member.id)).toBe(false)
  })
})

describe('an operator', () => {
  test('reads a member’s limits', async () => {
    const [operator, member] = [await anOperator(), await aMember()]
    await putLimits(member, { stake: 200 })
    const { status, json, headers } = await askMemberLimits(operator, member.id)
    expect([status, json, headers.get('etag')]).toEqual([200, (await askLimits(member)).json, '"2"'])
    expect((await askMemberLimits(operator, `usr_${'0'.repeat(26)}`)).status).toBe(404)
  })

  test('lowers a limit and withdraws a raise, with a row in the audit', async () => {
    const [operator, member] = [await anOperator(), await aMember()]
    await putLimits(member, { stake: 200, loss: 100 })
    await putLimits(member, { stake: 900 })
    const { status, json } = await lowerAsOperator(operator, member.id, { version: 3, limits: { stake: 150 } })
    expect([status, json.limits.stake.limit, json.limits.stake.pending]).toEqual([200, 150, null])
    const audited = await db.audit.findMany({ where: { subject: member.id, action: 'lowerMemberLimits' } })
    expect(audited.map(({ actor, status: outcome, input }) => [actor, outcome, input])).toEqual([
      [
        operator.id,
        200,
        { params: { id: member.id }, query: {}, body: { limits: { stake: 150 }, reason: 'they asked for it' } },
      ],
    ])
  })

  test.each([{ stake: 201 }, { stake: null }, { stake: 100, loss: null }])(
    'never raises one: %o changes nothing',
    async (limits) => {
      const [operator, member] = [await anOperator(), await aMember()]
      await putLimits(member, { stake: 200, loss: 100 })
      const before = (await askLimits(member)).json
      const { status, json } = await lowerAsOperator(operator, member.id, { version: 2, limits })
      expect([status, json.code]).toEqual([409, 'CONFLICT'])
      expect((await askLimits(member)).json).toEqual(before)
    },
  )

  test('begins a break and never shortens one', async () => {
    const [operator, member] = [await anOperator(), await aMember()]
    expect((await pauseAsOperator(operator, member.id, 'month')).status).toBe(200)
    expect((await pauseAsOperator(operator, member.id, 'week')).status).toBe(409)
    expect((await askSpin(member)).json.code).toBe('PLAY_PAUSED')
    expect(await db.audit.count({ where: { subject: member.id, action: 'pauseMember' } })).toBe(2)
  })
})

describe('the hourly notice', () => {
  /** Plays every ten minutes, as somebody does who stays at it. */
  async function playFor(member: TestMember, minutes: number): Promise<void> {
    for (let left = minutes; left > 0; left -= 10) {
      await passTime(Math.min(10, left) * 60_000)
      await askSpin(member)
    }
  }

  test('is due after an hour of one session, on every device, until it is read on one', async () => {
    const member = await aPlayer({ gold: 5_000 })
    await askSpin(member)
    await playFor(member, 50)
    expect((await askNotice(member)).json).toMatchObject({ isDue: false, acknowledgedAt: null })
    await playFor(member, 10)
    const { isDue, session } = (await askNotice(member)).json
    const { net } = (await askLimits(member)).json
    expect([isDue, session.minutes, session.net]).toEqual([true, 60, net.today])
    const read = await acknowledge(member)
    expect(read.json).toMatchObject({ isDue: false, acknowledgedAt: expect.any(String) })
    expect((await askNotice(member)).json.isDue).toBe(false)
    expect((await eventsOf(member)).map(({ key, payload }) => [key, payload])).toEqual([
      ['notice', { version: 1, acknowledgedAt: read.json.acknowledgedAt }],
    ])
    await playFor(member, 60)
    expect((await askNotice(member)).json).toMatchObject({ isDue: true, session: { minutes: 120 } })
  })

  test('read before its time, it comes at its time', async () => {
    const member = await aPlayer({ gold: 5_000 })
    await askSpin(member)
    await playFor(member, 50)
    expect((await acknowledge(member)).json.acknowledgedAt).toBeNull()
    await playFor(member, 10)
    expect((await askNotice(member)).json.isDue).toBe(true)
  })

  test('leaves those alone who have stopped', async () => {
    const member = await aPlayer({ gold: 5_000 })
    await askSpin(member)
    await playFor(member, 60)
    await passTime(15 * 60_000)
    expect((await askNotice(member)).json).toMatchObject({ isDue: false, session: null, dueAt: null })
    expect((await askNotice(await aMember())).json).toMatchObject({ isDue: false, session: null })
  })
})
