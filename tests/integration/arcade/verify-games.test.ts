import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as rotateRoute from '@/app/api/fairness/rotate/route'
import * as fairRoundRoute from '@/app/api/fairness/rounds/[id]/route'
import * as verifyRoute from '@/app/api/fairness/verify/route'
import * as rpsRoute from '@/app/api/games/rps/play/route'
import { claimOf, draftOf } from '@/components/arcade/claim-draft'
import type { FairRound, Verification } from '@/lib/arcade/fairness/contract'
import { ask } from '@/tests/support/ask'
import { advanceClock, aFlight, askCashOut, askCurrent } from '@/tests/support/crash'
import { askPull } from '@/tests/support/gacha'
import type { TestMember } from '@/tests/support/members'
import { aPlayer, askSpin, patiently } from '@/tests/support/players'
import { replay } from '@/tests/vectors/second/verifier.mjs'

const askRps = ({ headers }: TestMember, choice = 'rock') =>
  patiently(() => ask('POST', rpsRoute.POST, { body: { bet: 30, choice }, key: randomUUID(), headers }))
const verify = async (body: object): Promise<Verification> => (await ask('POST', verifyRoute.POST, { body })).json
const fieldsOf = async (body: object) => (await verify(body)).differences.map(({ field }) => field)

/** A round of the member with its seed revealed, as the verifier page gets it. */
async function revealed(member: TestMember, id: string): Promise<FairRound> {
  await ask('POST', rotateRoute.POST, { headers: member.headers, body: {}, key: randomUUID() })
  return (await ask('GET', fairRoundRoute.GET, { headers: member.headers, params: { id } })).json
}

async function aFinishedFlight(member: TestMember, autoTarget: number | null): Promise<string> {
  const id = await aFlight(member, { autoTarget, from: 150 })
  if (autoTarget === null) await advanceClock(5_000).then(() => askCashOut(member, id))
  else await advanceClock(60_000)
  await askCurrent(member)
  return id
}

const PLAYS: Record<string, (member: TestMember) => Promise<string>> = {
  slot: async (member) => (await askSpin(member)).json.round.id,
  rps: async (member) => (await askRps(member)).json.round.id,
  'gacha, one pull': async (member) => (await askPull(member)).json.round.id,
  'gacha, ten after one': async (member) => {
    await askPull(member)
    return (await askPull(member, { count: 10 })).json.round.id
  },
  'crash with a target': (member) => aFinishedFlight(member, 140),
  'crash, cashed out': (member) => aFinishedFlight(member, null),
}

describe('a played round of each game', () => {
  test.each(Object.keys(PLAYS))('%s: is a match, by us and by the second implementation', async (name) => {
    const member = await aPlayer({ gold: 20_000 })
    const fair = await revealed(member, (await PLAYS[name]?.(member)) ?? '')
    expect(fair.info).toBeNull()
    const claim = claimOf(draftOf(fair))
    expect(await verify(claim)).toMatchObject({ verdict: 'match', differences: [] })

    const { result, payout, serverSeedHash } = await replay({ ...claim, config: fair.config })
    expect(result).toEqual(fair.round.result)
    expect([payout, serverSeedHash]).toEqual([fair.round.payout, fair.round.fairness.serverSeedHash])
  })
})

describe('a false claim is named field by field', () => {
  test('rock paper scissors: another hand of mine, though the draw is the same', async () => {
    const member = await aPlayer()
    const fair = await revealed(member, (await askRps(member, 'rock')).json.round.id)
    const claim = claimOf(draftOf(fair))
    const fields = await fieldsOf({ ...claim, choice: 'paper', result: undefined, payout: undefined })
    expect(fields).toEqual(['choice'])
    expect(await fieldsOf({ ...claim, payout: fair.round.payout + 1 })).toEqual(['payout'])
  })

  test('gacha: what was missed before, and one card of ten', async () => {
    const member = await aPlayer({ gold: 5_000 })
    const fair = await revealed(member, (await askPull(member, { count: 10 })).json.round.id)
    const claim = claimOf(draftOf(fair))
    if (fair.round.game !== 'gacha') throw new Error('not of the gacha')
    const { result } = fair.round
    const pulls = result.pulls.map((pull, place) => (place === 4 ? { ...pull, pEffectivePpm: 1 } : pull))
    expect(await fieldsOf({ ...claim, result: { ...result, pulls } })).toEqual(['result.pulls.4.pEffectivePpm'])
    expect(await fieldsOf({ ...claim, missed: 40 })).toEqual(expect.arrayContaining(['missed']))
  })

  test('crash: a later cash-out than the recorded one', async () => {
    const member = await aPlayer({ gold: 20_000 })
    const fair = await revealed(member, await aFinishedFlight(member, null))
    if (fair.round.game !== 'crash') throw new Error('not of crash')
    const claim = claimOf(draftOf(fair))
    const cashOutMs = (fair.round.result.cashOutMs ?? 0) + 2_000
    const fields = await fieldsOf({ ...claim, cashOutMs })
    expect(fields).toEqual(expect.arrayContaining(['cashOutMs', 'result.cashOutMs']))
  })

  test("a claim of another game than the record's", async () => {
    const member = await aPlayer()
    const fair = await revealed(member, (await askSpin(member)).json.round.id)
    const { result: _, ...claim } = claimOf(draftOf(fair))
    expect(await fieldsOf({ ...claim, game: 'rps', choice: 'rock', payout: undefined })).toEqual(['game'])
  })
})
