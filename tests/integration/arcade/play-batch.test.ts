import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db, pool } from '@/lib/platform/db/client'
import { hurryClock, nextCycle } from '@/tests/support/cycle'
import type { TestMember } from '@/tests/support/members'
import { adjustGold, aPlayer, askSpin, goldOf, spinOnce } from '@/tests/support/players'

const lastXid = async (members: TestMember[]) => {
  const { rows } = await pool().query<{ batches: string; rounds: string }>(
    `select count(distinct transfer.xid) as batches, count(*) as rounds
     from arcade.round join ledger.transfer on transfer.id = round.transfer_id where round.member_id = any($1)`,
    [members.map(({ id }) => id)],
  )
  return { batches: Number(rows[0]?.batches), rounds: Number(rows[0]?.rounds) }
}

describe('the posting lane of plays', () => {
  test('plays that arrive together commit together, each for itself', async () => {
    const rich = await Promise.all(Array.from({ length: 24 }, () => aPlayer()))
    const poor = await Promise.all(Array.from({ length: 8 }, () => aPlayer({ gold: 5 })))
    const answers = await Promise.all([...rich, ...poor].map((member) => spinOnce(member)))
    expect(answers.map(({ status }) => status)).toEqual([...rich.map(() => 200), ...poor.map(() => 422)])
    const { batches, rounds } = await lastXid(rich)
    expect(rounds).toBe(24)
    expect(batches).toBeLessThan(12)
    expect(await Promise.all(poor.map(({ id }) => goldOf(id)))).toEqual(poor.map(() => 5))
    expect(await db.postingRequest.count({ where: { scope: 'arcade.slot', outcome: 1 } })).toBe(8)
  })

  test('a lone play is one call of the database', async () => {
    const member = await aPlayer()
    // The first one has to look up what it draws with.
    await askSpin(member)
    await nextCycle()
    const sent: string[] = []
    const client = pool() as unknown as { query: (statement: { name?: string }) => unknown }
    const query = client.query.bind(client)
    client.query = (statement, ...rest: []) => {
      sent.push(statement.name ?? '')
      return query(statement, ...rest)
    }
    try {
      expect((await spinOnce(member)).status).toBe(200)
    } finally {
      client.query = query
    }
    expect(sent.filter((name) => /^(arcade|ledger)_/.test(name))).toEqual(['arcade_play_batch'])
  })

  test('the answer is stored with its effect, byte for byte', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    const { text, json } = await spinOnce(member, { key })
    const stored = await db.idempotency.findUniqueOrThrow({ where: { principal_key: { principal: member.id, key } } })
    expect([stored.status, stored.contentType, stored.body]).toEqual([200, 'application/json', text])
    expect(json.session).toMatchObject({ rounds: 1, staked: 10, paid: json.round.payout, net: json.round.payout - 10 })
  })

  test('a wager within the cycle is told when to come, and its key is still good then', async () => {
    const member = await aPlayer()
    await spinOnce(member)
    const key = randomUUID()
    const early = await spinOnce(member, { key })
    expect([early.status, early.json.code]).toEqual([429, 'PLAY_TOO_SOON'])
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    await nextCycle()
    expect((await spinOnce(member, { key })).status).toBe(200)
    expect(await db.round.count({ where: { memberId: member.id } })).toBe(2)
  })

  test('a frozen game takes no stake, the others of its batch go on', async () => {
    const member = await aPlayer()
    await db.game.update({
      where: { game: 'slot' },
      data: { isFrozen: true, reason: 'test', frozenAt: new Date(), frozenBy: 'system' },
    })
    try {
      const { status, json } = await spinOnce(member)
      expect([status, json.code, await goldOf(member.id)]).toEqual([409, 'GAME_FROZEN', 1_000])
    } finally {
      await db.game.update({
        where: { game: 'slot' },
        data: { isFrozen: false, reason: null, frozenAt: null, frozenBy: null },
      })
    }
  })

  test('figures of the day, of the session and of all time are the sums over the rounds', async () => {
    const member = await aPlayer({ gold: 5_000 })
    const restClock = hurryClock(process.env.DATABASE_URL ?? '')
    for (let spins = 0; spins < 30; spins++) await askSpin(member, { bet: 10 + spins })
    await restClock()
    const { rows } = await pool().query(
      `with played as (
         select count(*)::numeric as rounds, sum(bet) as staked, sum(payout) as paid,
           (count(*) filter (where payout > bet))::numeric as wins,
           coalesce(max(payout * 100 / bet) filter (where payout > bet), 0) as best
         from arcade.round where member_id = $1
       ), days as (
         select sum(rounds) as rounds, sum(staked) as staked, sum(paid) as paid, sum(wins) as wins,
           max(best_multiplier) as best from arcade.day_stat where member_id = $1
       ), sessions as (
         select sum(rounds) as rounds, sum(staked) as staked, sum(paid) as paid from arcade.game_session where member_id = $1
       )
       select played = days as days, (played.rounds, played.staked, played.paid) = (sessions.rounds, sessions.staked, sessions.paid) as sessions,
         exists (select from arcade.stat where member_id = $1 and (rounds, staked, paid, wins, best_multiplier)
           = (played.rounds, played.staked, played.paid, played.wins, played.best)) as stats
       from played, days, sessions`,
      [member.id],
    )
    expect(rows).toEqual([{ days: true, sessions: true, stats: true }])
  })

  test('a play after a quarter of an hour begins a new session', async () => {
    const member = await aPlayer()
    const first = (await askSpin(member)).json.session
    await nextCycle()
    expect((await askSpin(member)).json.session).toMatchObject({ id: first.id, rounds: 2 })
    await pool().query(`update platform.clock_shift set shift = shift + interval '16 minutes'`)
    const later = (await askSpin(member)).json.session
    expect(later).toMatchObject({ rounds: 1 })
    expect(later.id).not.toBe(first.id)
    const old = await db.gameSession.findUniqueOrThrow({ where: { id: first.id } })
    expect([old.endReason, old.endedAt]).toEqual(['idle', old.lastPlayedAt])
  })

  test('a thousand GOLD won back and forth adds up in the ledger', async () => {
    const member = await aPlayer({ gold: 40 })
    const restClock = hurryClock(process.env.DATABASE_URL ?? '')
    const answers = await Promise.all(Array.from({ length: 12 }, () => askSpin(member)))
    await restClock()
    const rounds = answers.filter(({ status }) => status === 200).map(({ json }) => json.round)
    const net = rounds.reduce((sum, { bet, payout }) => sum - bet + payout, 0)
    expect(await goldOf(member.id)).toBe(40 + net)
    await adjustGold(member.id, 10)
  })
})
