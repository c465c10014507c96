import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as paytablesRoute from '@/app/api/admin/paytables/route'
import * as fairRoundRoute from '@/app/api/fairness/rounds/[id]/route'
import * as roundRoute from '@/app/api/games/rounds/[id]/route'
import * as roundsRoute from '@/app/api/games/rounds/route'
import * as statsRoute from '@/app/api/games/stats/me/route'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { anOperator } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'
import vectors from '@/tests/vectors/fairness.json'

test("another member's round is not found, as little as one that never was", async () => {
  const [owner, other, operator] = [await aPlayer(), await aPlayer(), await anOperator()]
  const { id } = (await askSpin(owner)).json.round
  for (const { GET } of [roundRoute, fairRoundRoute]) {
    expect((await ask('GET', GET, { headers: owner.headers, params: { id } })).status).toBe(200)
    for (const { headers } of [other, operator]) {
      const [others, unknown] = await Promise.all(
        [id, newId('rnd')].map((one) => ask('GET', GET, { headers, params: { id: one } })),
      )
      expect([others?.status, unknown?.status]).toEqual([404, 404])
    }
    expect((await ask('GET', GET, { params: { id } })).status).toBe(401)
  }
})

test('a member sees their own rounds and figures only', async () => {
  const [owner, other] = [await aPlayer(), await aPlayer()]
  await askSpin(owner)
  expect((await ask('GET', roundsRoute.GET, { headers: other.headers })).json).toEqual({ items: [], nextCursor: null })
  expect((await ask('GET', statsRoute.GET, { headers: other.headers })).json).toMatchObject({
    version: 0,
    games: { slot: { rounds: 0, lastPlayedAt: null } },
  })
})

test('rounds come in pages, newest first, each once', async () => {
  const member = await aPlayer()
  const ids: string[] = []
  for (let spins = 0; spins < 5; spins++) ids.unshift((await askSpin(member)).json.round.id)
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = `?limit=2&game=slot${cursor && `&cursor=${cursor}`}`
    const { json } = await ask('GET', roundsRoute.GET, { headers: member.headers, query })
    seen.push(...json.items.map(({ id }: { id: string }) => id))
    cursor = json.nextCursor
  }
  expect(seen).toEqual(ids)
})

test.each(['?cursor=Zm9yZ2Vk', '?cursor=%00', '?limit=0', '?game=poker', '?cursor=a&cursor=b'])(
  'rounds%s is refused',
  async (query) => {
    const { headers } = await aPlayer()
    expect((await ask('GET', roundsRoute.GET, { headers, query })).status).toBe(422)
  },
)

test('only an operator with the right to change publishes odds', async () => {
  const order = { body: { game: 'slot', config: vectors.config }, key: randomUUID() }
  const [member, reader] = [await aPlayer(), await anOperator({ roles: ['USER', 'ADMIN_READ'] })]
  expect((await ask('POST', paytablesRoute.POST, order)).status).toBe(401)
  expect((await ask('POST', paytablesRoute.POST, { ...order, headers: member.headers })).status).toBe(403)
  expect((await ask('POST', paytablesRoute.POST, { ...order, headers: reader.headers })).status).toBe(403)
  expect((await ask('GET', paytablesRoute.GET, { headers: member.headers })).status).toBe(403)
})
