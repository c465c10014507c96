import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/platform/db/client'
import { AD_SLOTS_MAX, COOLDOWN_MS, INTENT_LIVES_MS } from '@/lib/predictions/ads/constants'
import {
  anIntent,
  askAdStatus,
  askComplete,
  askIntent,
  signedQuery,
  tellUnlock,
  tellUnlockByGet,
} from '@/tests/support/ads'
import { spoilDatabase } from '@/tests/support/database'
import { aMember, type TestMember } from '@/tests/support/members'
import { askDay, askPick, stopMoment } from '@/tests/support/picks'
import { openSession, type TestSession } from '@/tests/support/predictions'

// The moment stands still here, by another function in the place of the database's.
spoilDatabase()

let session: TestSession
let next: TestSession
let member: TestMember
const HOUR_MS = 3_600_000
const startedAt = new Date()
const at = (ms: number) => stopMoment(new Date(startedAt.getTime() + ms))

beforeEach(async () => {
  await stopMoment(null)
  await db.marketSession.updateMany({
    where: { phase: { not: 'CANCELLED' } },
    data: { phase: 'CANCELLED', cancelledReason: 'over' },
  })
  // The session after opens when the one before has closed.
  next = await openSession({ cutoffInMs: 34 * HOUR_MS, phase: 'SCHEDULED' })
  session = await openSession({ cutoffInMs: 10 * HOUR_MS })
  member = await aMember()
  await at(0)
})

const grantsOf = ({ id: memberId }: TestMember) =>
  db.adGrant.findMany({ where: { memberId }, orderBy: { grantedAt: 'asc' } })
const dateOf = (date: Date | undefined) => date?.toISOString().slice(0, 10)

/** One more ad of the member's, by the network's callback. */
const watch = async (who: TestMember) => tellUnlock(await signedQuery(await anIntent(who.id, session.tradeDate)))

describe('an ad', () => {
  test('watched to its end opens a slot, which a fourth pick may use', async () => {
    const { json: intent, status } = await askIntent(member)
    expect([status, intent.ad.kind, intent.ad.customData, intent.tradeDate]).toEqual([
      201,
      'sandbox',
      intent.nonce,
      session.tradeDate,
    ])
    const { status: done, json } = await askComplete(member, intent.nonce)
    expect([done, json.grant]).toEqual([200, { state: 'granted', tradeDate: session.tradeDate }])
    expect(json.status).toMatchObject({ watchedToday: 1, max: AD_SLOTS_MAX, canWatch: false, nextDay: null })
    for (const symbol of ['AAPL', 'MSFT', 'NVDA', 'TSLA']) expect((await askPick(member, symbol)).status).toBe(201)
    expect((await askPick(member, 'AMZN')).json.code).toBe('SLOTS_USED_UP')
    expect((await askDay(member)).json.slots).toEqual({ base: 3, ad: 1, used: 4, left: 0 })
  })

  test("is told by the network itself, by POST or by GET, and the member's screens hear of it", async () => {
    const granted = await watch(member)
    expect([granted.status, granted.json.state]).toEqual([200, 'granted'])
    const other = await aMember()
    const byGet = await tellUnlockByGet(await signedQuery(await anIntent(other.id, session.tradeDate)))
    expect([byGet.status, byGet.json.state]).toEqual([200, 'granted'])
    const event = await db.event.findFirst({ where: { memberId: other.id, type: 'event_update' } })
    expect(event?.payload).toMatchObject({ kind: 'pick_day', slots: { ad: 1, left: 4 } })
  })

  test('needs a member: status, intent and the sandbox answer 401 without', async () => {
    const nobody = { headers: { authorization: '' } }
    expect((await askIntent(nobody)).status).toBe(401)
    expect((await askComplete(nobody, await anIntent(member.id, session.tradeDate))).status).toBe(401)
    expect((await askAdStatus(nobody)).status).toBe(401)
  })
})

describe('a callback', () => {
  test('told again, in order or at once, adds nothing and is answered with 200', async () => {
    const query = await signedQuery(await anIntent(member.id, session.tradeDate))
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => tellUnlock(query)))
    answers.push(await tellUnlock(query))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(answers.map(({ json }) => json.state).sort()).toEqual([...Array(5).fill('duplicate'), 'granted'])
    expect((await askDay(member)).json.slots.ad).toBe(1)
  })

  test('told again after the intent has expired is still the same word', async () => {
    const query = await signedQuery(await anIntent(member.id, session.tradeDate))
    await tellUnlock(query)
    await at(INTENT_LIVES_MS + HOUR_MS)
    expect((await tellUnlock(query)).json.state).toBe('duplicate')
  })

  test('for a nonce that another transaction has used is refused, and so is a transaction with another nonce', async () => {
    const nonce = await anIntent(member.id, session.tradeDate)
    await tellUnlock(await signedQuery(nonce, { transaction_id: 'one' }))
    await at(COOLDOWN_MS)
    const second = await anIntent(member.id, session.tradeDate)
    for (const query of [await signedQuery(nonce), await signedQuery(second, { transaction_id: 'one' })]) {
      const { status, json } = await tellUnlock(query)
      expect([status, json.code]).toEqual([409, 'AD_SPENT'])
    }
    expect(await grantsOf(member)).toHaveLength(1)
  })

  const forgeries: [string, (query: string) => string][] = [
    ['whose nonce was exchanged', (query) => query.replace(/adn_./, 'adn_7')],
    ['whose transaction was changed', (query) => query.replace('transaction_id=', 'transaction_id=x')],
    ['with a field added before the signature', (query) => query.replace('&signature=', '&reward_amount=9&signature=')],
    ['with a field added after the key', (query) => `${query}&reward_amount=9`],
    ['with the key before the signature', (query) => query.replace(/(&signature=.*)(&key_id=.*)$/, '$2$1')],
    [
      'with a cut signature',
      (query) => query.replace('&key_id=', '').replace(/(signature=.{20}).*/, '$1&key_id=sandbox'),
    ],
    ['of a key that nobody knows', (query) => query.replace('key_id=sandbox', 'key_id=3335741209')],
    ['signed by a key of its own', (query) => resign(query)],
  ]
  test.each(forgeries)('%s is refused', async (_name, forge) => {
    const query = await signedQuery(await anIntent(member.id, session.tradeDate))
    const { status, json } = await tellUnlock(forge(query))
    expect([status, json.code]).toEqual([422, 'AD_REFUSED'])
    expect(await grantsOf(member)).toEqual([])
    expect((await tellUnlock(query)).json.state).toBe('granted')
  })

  test('without a signature is no callback', async () => {
    expect((await tellUnlock(`custom_data=${await anIntent(member.id, session.tradeDate)}`)).status).toBe(422)
  })

  test('of an intent that has run out is refused, one millisecond earlier it counts', async () => {
    const early = await anIntent(member.id, session.tradeDate)
    const other = await aMember()
    const late = await anIntent(other.id, session.tradeDate)
    await at(INTENT_LIVES_MS - 1)
    expect((await tellUnlock(await signedQuery(early))).json.state).toBe('granted')
    await at(INTENT_LIVES_MS)
    expect((await tellUnlock(await signedQuery(late))).json.code).toBe('AD_REFUSED')
  })

  test('of an ad that was over before its intent, of no intent, or for another member is refused', async () => {
    const nonce = await anIntent(member.id, session.tradeDate)
    const other = await aMember()
    const queries = [
      await signedQuery(nonce, { timestamp: String(startedAt.getTime() - HOUR_MS) }),
      await signedQuery('adn_01KADX4T5QZ3M8V0W2Y6B9C1DE'),
      await signedQuery(nonce, { user_id: other.id }),
    ]
    for (const query of queries) expect((await tellUnlock(query)).json.code).toBe('AD_REFUSED')
    expect((await askComplete(other, nonce)).status).toBe(404)
    expect(await grantsOf(member)).toEqual([])
  })
})

describe('the rest between ads', () => {
  test('lasts ten minutes, for intents and for callbacks of two devices', async () => {
    const nonces = [await anIntent(member.id, session.tradeDate), await anIntent(member.id, session.tradeDate)]
    const answers = await Promise.all(nonces.map(async (nonce) => tellUnlock(await signedQuery(nonce))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429])
    await at(COOLDOWN_MS - 1)
    const refused = await askIntent(member)
    expect([refused.json.code, refused.headers.get('retry-after')]).toEqual(['AD_TOO_SOON', '1'])
    expect(await askAdStatus(member)).toMatchObject({
      canWatch: false,
      cooldownUntil: new Date(startedAt.getTime() + COOLDOWN_MS).toISOString(),
    })
    await at(COOLDOWN_MS)
    expect(await askAdStatus(member)).toMatchObject({ canWatch: true, cooldownUntil: null })
    expect((await watch(member)).status).toBe(200)
  })

  test('seven ads are all that a session takes', async () => {
    for (let count = 0; count < AD_SLOTS_MAX; count++) {
      await at(count * COOLDOWN_MS)
      expect((await watch(member)).json.state).toBe('granted')
    }
    await at(AD_SLOTS_MAX * COOLDOWN_MS)
    expect((await watch(member)).json.code).toBe('ADS_USED_UP')
    expect((await askIntent(member)).json.code).toBe('ADS_USED_UP')
    expect(await askAdStatus(member)).toMatchObject({ watchedToday: AD_SLOTS_MAX, canWatch: false })
  })

  test('six intents an hour may be asked for', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 7; count++) statuses.push((await askIntent(member)).status)
    expect(statuses).toEqual([...Array(6).fill(201), 429])
  })
})

describe('a grant', () => {
  test('that comes after the cut-off belongs to the next session', async () => {
    await at(10 * HOUR_MS - 60_000)
    const nonce = await anIntent(member.id, session.tradeDate)
    await stopMoment(session.cutoffAt)
    expect((await tellUnlock(await signedQuery(nonce))).json).toEqual({ state: 'granted', tradeDate: next.tradeDate })
    expect((await askDay(member, `?tradeDate=${next.tradeDate}`)).json.slots.ad).toBe(1)
    expect((await askDay(member, `?tradeDate=${session.tradeDate}`)).json.slots.ad).toBe(0)
    expect(await askAdStatus(member)).toMatchObject({
      tradeDate: next.tradeDate,
      nextDay: next.tradeDate,
      watchedToday: 1,
    })
  })

  test('one millisecond before the cut-off still belongs to this one', async () => {
    await at(10 * HOUR_MS - 60_000)
    const nonce = await anIntent(member.id, session.tradeDate)
    await stopMoment(new Date(session.cutoffAt.getTime() - 1))
    await tellUnlock(await signedQuery(nonce))
    expect((await grantsOf(member)).map(({ tradeDate }) => dateOf(tradeDate))).toEqual([session.tradeDate])
  })
})

describe('an ad network', () => {
  test('is believed by the keys of its server, and then there is no sandbox', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const pem = pair.publicKey.export({ type: 'spki', format: 'pem' })
    let asked = 0
    const server = createServer((_request, response) => {
      asked++
      response.end(JSON.stringify({ keys: [{ keyId: 3335741209, pem, base64: '' }] }))
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    vi.stubEnv('AD_KEYS_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys.json`)
    try {
      const { json: intent } = await askIntent(member)
      expect(intent.ad.kind).toBe('network')
      expect((await askComplete(member, intent.nonce)).json.code).toBe('AD_REFUSED')
      expect((await tellUnlock(await signedQuery(intent.nonce))).json.code).toBe('AD_REFUSED')
      const content = (await signedQuery(intent.nonce)).split('&signature=')[0] ?? ''
      const signature = sign('sha256', Buffer.from(content), pair.privateKey).toString('base64url')
      const { json } = await tellUnlock(`${content}&signature=${signature}&key_id=3335741209`)
      expect(json.state).toBe('granted')
      expect(asked).toBe(1)
    } finally {
      server.close()
    }
  })

  test('whose key server is silent is asked to come again', async () => {
    vi.stubEnv('AD_KEYS_URL', 'http://127.0.0.1:1/keys.json')
    const { status } = await tellUnlock(await signedQuery(await anIntent(member.id, session.tradeDate)))
    expect(status).toBe(503)
  })

  test('that nobody configured shows nothing in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    vi.stubEnv('MOA_DEMO', '0')
    expect(await askAdStatus(member)).toMatchObject({ canWatch: false, isSandbox: false })
    expect((await askIntent(member)).json.code).toBe('AD_REFUSED')
    expect((await watch(member)).json.code).toBe('AD_REFUSED')
  })
})

/** The same content, signed by a key that is nobody's, under the sandbox's key id. */
function resign(query: string): string {
  const content = query.split('&signature=')[0] ?? ''
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return `${content}&signature=${sign('sha256', Buffer.from(content), key).toString('base64url')}&key_id=sandbox`
}
