import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as rotateRoute from '@/app/api/fairness/rotate/route'
import * as fairRoundRoute from '@/app/api/fairness/rounds/[id]/route'
import * as seedRoute from '@/app/api/fairness/seed/route'
import * as verifyRoute from '@/app/api/fairness/verify/route'
import { SlotConfig } from '@/lib/arcade/slot/contract'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import type { TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'
import vectors from '@/tests/vectors/fairness.json'

const rotate = ({ headers }: TestMember, body: object = {}, key: string = randomUUID()) =>
  ask('POST', rotateRoute.POST, { headers, body, key })
const fairRound = ({ headers }: TestMember, id: string) => ask('GET', fairRoundRoute.GET, { headers, params: { id } })
const verify = (body: object) => ask('POST', verifyRoute.POST, { body })

type Answer = {
  round: { id: string; bet: number; payout: number; result: object; fairness: object }
  serverSeed: string
}
/** What a member copies out of their history into the verifier. */
const claimOf = ({ round, serverSeed }: Answer) => {
  const { bet, payout, result, fairness } = round
  return { game: 'slot', serverSeed, ...fairness, bet, payout, result, roundId: round.id }
}

async function aRevealedRound(): Promise<Answer> {
  const member = await aPlayer()
  const { round } = (await askSpin(member)).json
  await rotate(member)
  return (await fairRound(member, round.id)).json
}

describe('the seed pair', () => {
  test('no answer shows a seed that still plays', async () => {
    const member = await aPlayer()
    const { round } = (await askSpin(member)).json
    const texts = [
      (await ask('GET', seedRoute.GET, { headers: member.headers })).text,
      (await fairRound(member, round.id)).text,
      (await rotate(member)).text,
    ]
    const playing = await db.seed.findMany({ where: { memberId: member.id, state: { not: 'revealed' } } })
    expect(playing).toHaveLength(2)
    for (const { serverSeed } of playing) expect(texts.filter((text) => text.includes(serverSeed))).toEqual([])
  })

  test('a rotation is repeated under its key without turning twice', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    const first = await rotate(member, { clientSeed: 'otter' }, key)
    const second = await rotate(member, { clientSeed: 'otter' }, key)
    expect([second.status, second.text]).toEqual([200, first.text])
    expect(await db.seed.count({ where: { memberId: member.id } })).toBe(3)
  })

  test('a rotation without a body makes a client seed', async () => {
    const member = await aPlayer()
    const { json } = await ask('POST', rotateRoute.POST, { headers: member.headers, key: randomUUID() })
    expect(json.seed.clientSeed).toMatch(/^[0-9a-f]{24}$/)
  })

  test.each(['', 'a|b', 'ein otter', '수달', 'x'.repeat(65), '\ud800'])(
    'the client seed %o is refused',
    async (clientSeed) => {
      const { status, json } = await rotate(await aPlayer(), { clientSeed })
      expect([status, json.errors[0].pointer]).toEqual([422, '/body/clientSeed'])
    },
  )
})

describe('verification', () => {
  test('rounds of a seed verify once it is revealed, and not before', async () => {
    const member = await aPlayer()
    const spins = await Promise.all(Array.from({ length: 5 }, () => askSpin(member)))
    const ids: string[] = spins.map(({ json }) => json.round.id)
    expect((await fairRound(member, ids[0] ?? '')).json).toMatchObject({ serverSeed: null, info: 'SEED_NOT_REVEALED' })
    await rotate(member)
    for (const id of ids) {
      const { json } = await fairRound(member, id)
      expect(json.info).toBeNull()
      expect((await verify(claimOf(json))).json).toMatchObject({ verdict: 'match', differences: [] })
    }
  })

  test('the promise of a seed names the seed that rounds were played with', async () => {
    const member = await aPlayer()
    const promised = (await ask('GET', seedRoute.GET, { headers: member.headers })).json.nextServerSeedHash
    await rotate(member, { clientSeed: 'mine' })
    const { round } = (await askSpin(member)).json
    expect(round.fairness).toMatchObject({ serverSeedHash: promised, clientSeed: 'mine', nonce: 0 })
  })

  test('a tampered round is rejected and the field that differs is named', async () => {
    const claim = claimOf(await aRevealedRound())
    const fieldsOf = async (tampered: object) => {
      const { json } = await verify({ ...claim, ...tampered })
      return [json.verdict, ...json.differences.map(({ field }: { field: string }) => field)]
    }
    expect(await fieldsOf({ payout: claim.payout + 10 })).toEqual(['mismatch', 'payout'])
    expect(await fieldsOf({ serverSeedHash: 'a'.repeat(64) })).toEqual(['mismatch', 'serverSeedHash'])
    expect(await fieldsOf({ result: { ...claim.result, line: 'seven' } })).toEqual(['mismatch', 'result.line'])
    expect(await fieldsOf({ nonce: 77 })).toEqual(expect.arrayContaining(['mismatch', 'result.stops', 'nonce']))
    expect(await fieldsOf({ clientSeed: 'other' })).toEqual(expect.arrayContaining(['result.stops', 'clientSeed']))
  })

  test('a changed bet shows against the record even where no payout depends on it', async () => {
    const claim = { ...claimOf(await aRevealedRound()), bet: 20, payout: undefined }
    const { json } = await verify(claim)
    expect(json.differences).toEqual([{ field: 'bet', claimed: '20', recomputed: '10' }])
  })

  test('the record is not told to somebody who does not know its seed', async () => {
    const claim = claimOf(await aRevealedRound())
    const { json } = await verify({
      ...claim,
      serverSeed: 'b'.repeat(64),
      bet: 999,
      payout: undefined,
      result: undefined,
    })
    expect(json.differences.map(({ field }: { field: string }) => field)).toEqual(['serverSeedHash', 'roundId'])
  })

  test('the published vectors verify over the API, signed in or not', async () => {
    for (const spin of vectors.spins) {
      const { status, json } = await verify({ game: 'slot', ...spin })
      expect([status, json.verdict]).toEqual([200, 'match'])
    }
  })

  test('a version that was never published is named', async () => {
    const { status, json } = await verify({ game: 'slot', ...vectors.spins[0], configVersion: 9_999 })
    expect([status, json.errors[0].pointer]).toEqual([422, '/body/configVersion'])
  })
})

test('the vectors were made with the paytable that every installation starts with', async () => {
  const first = await db.paytable.findUniqueOrThrow({ where: { game_version: { game: 'slot', version: 1 } } })
  expect(SlotConfig.parse(first.config)).toEqual(vectors.config)
})
