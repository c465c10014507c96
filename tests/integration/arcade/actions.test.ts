import { expect, test } from 'vitest'
import * as recentRoute from '@/app/api/actions/recent/[user]/route'
import * as actionsRoute from '@/app/api/actions/route'
import { sweepActions } from '@/lib/arcade/actions/service'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'

type By = Pick<TestMember, 'headers'>
const log = ({ headers }: By, body: unknown) => ask('POST', actionsRoute.POST, { headers, body })
const recent = ({ headers }: By, user: string, query = '') =>
  ask('GET', recentRoute.GET, { headers, params: { user }, query })

test('actions and rounds are one list, newest first, each once, whatever the pages', async () => {
  const member = await aPlayer()
  const expected: string[] = []
  for (let index = 0; index < 3; index++) {
    const { json } = await log(member, { action: 'OPEN_ODDS', data: { game: 'slot', index } })
    const { round } = (await askSpin(member)).json
    expected.unshift(round.id, json.id)
  }
  const seen: { id: string; kind: string; action: string; data: object }[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { json } = await recent(member, member.id, `?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...json.items)
    cursor = json.nextCursor
  }
  expect(seen.map(({ id }) => id)).toEqual(expected)
  expect(seen[0]).toMatchObject({ kind: 'round', action: 'SLOT_ROUND', data: { game: 'slot', bet: 10 } })
  expect(seen[5]).toMatchObject({ kind: 'action', action: 'OPEN_ODDS', data: { game: 'slot', index: 0 } })
})

test.each([
  [{ action: 'open odds' }],
  [{ action: '' }],
  [{ action: 'A'.repeat(41) }],
  [{ action: 'OPEN', data: { nested: { no: 1 } } }],
  [{ action: 'OPEN', data: { text: '\u0000' } }],
  [{ action: 'OPEN', data: { text: '\ud800' } }],
  [{ action: 'OPEN', data: { text: 'x'.repeat(201) } }],
  [{ action: 'OPEN', data: { __proto__x: 1 } }],
  [{ action: 'OPEN', data: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`f${index}`, 1])) }],
  [
    {
      action: 'OPEN',
      data: Object.fromEntries(Array.from({ length: 18 }, (_, index) => [`f${index}`, '가'.repeat(60)])),
    },
  ],
  [{ action: 'OPEN', more: 1 }],
  [[]],
])('%j is no action', async (body) => {
  expect((await log(await aMember(), body)).status).toBe(422)
})

test('numbers of any size, truth values and nothing are kept as they were said', async () => {
  const data = { big: 1e300, small: -5e-324, on: true, off: null, text: '👩‍👩‍👧' }
  const member = await aMember()
  expect((await log(member, { action: 'OPEN', data })).json.data).toEqual(data)
  expect((await recent(member, member.id)).json.items[0].data).toEqual(data)
})

test('more than a person does in a minute is refused', async () => {
  const member = await aMember()
  const answers = await Promise.all(Array.from({ length: 64 }, () => log(member, { action: 'OPEN' })))
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4)
})

test('what somebody did is told to them and to operators; to others they are nobody', async () => {
  const [owner, other, operator] = [
    await aMember(),
    await aMember(),
    await anOperator({ roles: ['USER', 'ADMIN_READ'] }),
  ]
  await log(owner, { action: 'OPEN' })
  expect((await recent(operator, owner.id)).json.items).toHaveLength(1)
  const answers = await Promise.all([owner.id, newId('usr')].map((user) => recent(other, user)))
  expect(answers.map(({ status }) => status)).toEqual([404, 404])
})

test('actions are forgotten after half a year, and no sooner', async () => {
  const member = await aMember()
  for (const days of [181, 179]) {
    const { json } = await log(member, { action: 'OPEN', data: { days } })
    await db.action.update({ where: { id: json.id }, data: { createdAt: new Date(Date.now() - days * 86_400_000) } })
  }
  expect(await sweepActions()).toBe(1)
  expect((await recent(member, member.id)).json.items.map(({ data }: { data: object }) => data)).toEqual([
    { days: 179 },
  ])
})

test.each(['?cursor=Zm9yZ2Vk', '?cursor=a&cursor=b', '?limit=101'])('recent actions%s are refused', async (query) => {
  const member = await aMember()
  expect((await recent(member, member.id, query)).status).toBe(422)
})
