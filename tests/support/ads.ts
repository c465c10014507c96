import { randomUUID } from 'node:crypto'
import * as intentRoute from '@/app/api/v1/ads/intent/route'
import * as completeRoute from '@/app/api/v1/ads/sandbox/complete/route'
import * as statusRoute from '@/app/api/v1/ads/status/route'
import * as unlockRoute from '@/app/api/v1/ads/unlock/route'
import { db, pool } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { signAsSandbox } from '@/lib/predictions/ads/adapter'
import { ask } from './ask'
import type { TestMember } from './members'

type Who = Pick<TestMember, 'headers'>

export const askAdStatus = async ({ headers }: Who) => (await ask('GET', statusRoute.GET, { headers })).json
export const askIntent = ({ headers }: Who, key: string = randomUUID()) =>
  ask('POST', intentRoute.POST, { headers, key })
export const askComplete = ({ headers }: Who, nonce: string, key: string = randomUUID()) =>
  ask('POST', completeRoute.POST, { headers, body: { nonce }, key })

/** What the database's clock says, for those who judge ads. */
async function readMoment(): Promise<Date> {
  const { rows } = await pool().query<{ now: Date }>('select predictions.moment() as now')
  return rows[0]?.now ?? new Date()
}

/** The query of a callback for this nonce, as the sandbox signs it, of an ad that is over now. */
export const signedQuery = async (nonce: string, fields: Record<string, string> = {}) =>
  signAsSandbox({
    ad_network: 'sandbox',
    custom_data: nonce,
    timestamp: String((await readMoment()).getTime()),
    transaction_id: randomUUID().replaceAll('-', ''),
    ...fields,
  })

/** An ad network's call. */
export const tellUnlock = (query: string) => ask('POST', unlockRoute.POST, { query: `?${query}` })
export const tellUnlockByGet = (query: string) => ask('GET', unlockRoute.GET, { query: `?${query}` })

/** An intent of the member's as the database would have it, without the counting of requests. */
export async function anIntent(memberId: string, tradeDate: string): Promise<string> {
  const createdAt = await readMoment()
  const expiresAt = new Date(createdAt.getTime() + 600_000)
  const nonce = newId('adn')
  await db.adIntent.create({ data: { nonce, memberId, tradeDate: new Date(tradeDate), createdAt, expiresAt } })
  return nonce
}
