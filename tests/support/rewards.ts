import { randomUUID } from 'node:crypto'
import * as adminCheckRoute from '@/app/api/admin/rewards/check/route'
import * as redeemRoute from '@/app/api/v1/rewards/redeem/route'
import * as redemptionRoute from '@/app/api/v1/rewards/redemptions/[id]/route'
import { issueFor, post, walletOf } from '@/lib/ledger/service'
import { db, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { createReward } from '@/lib/rewards/catalogue/service'
import { CALL_LEASE_S } from '@/lib/rewards/redemptions/constants'
import { ask } from './ask'
import type { TestMember } from './members'
import { waitUntil } from './wait'

type Headers = Pick<TestMember, 'headers'>
export type Shelf = { rewardId: string; pricePoints: number }

/** A reward with this many units, whose sku ends as given: the vendor behaves by it. */
export async function aReward({ ending = 'ok', units = 10, pricePoints = 100 } = {}): Promise<Shelf> {
  const sku = `${randomUUID().slice(0, 8)}-${ending}`
  const words = { nameKo: '시험 교환권', nameEn: 'Test voucher', descriptionKo: '시험', descriptionEn: 'Test' }
  const { id } = await transaction((tx) =>
    createReward(tx, { sku, isDemo: true, ...words, pricePoints, image: 'gift', isActive: true }),
  )
  if (units > 0) {
    await db.reward.update({ where: { id }, data: { total: units } })
    await db.stockChange.create({ data: { rewardId: id, change: units, reason: 'test', actor: 'test' } })
  }
  return { rewardId: id, pricePoints }
}

/** POINT, as an award gives them. */
export const givePoints = (memberId: string, amount: number) =>
  transaction((tx) =>
    post(tx, {
      scope: 'test',
      key: randomUUID(),
      reason: 'test',
      legs: [{ from: issueFor('test'), to: walletOf(memberId), asset: 'POINT', amount }],
    }),
  )

export const askRedeem = ({ headers }: Headers, body: Shelf, key: string = randomUUID()) =>
  ask('POST', redeemRoute.POST, { headers, key, body })

export const askRedemption = ({ headers }: Headers, id: string) =>
  ask('GET', redemptionRoute.GET, { headers, params: { id } })

export const askCheck = async ({ headers }: Headers) => (await ask('GET', adminCheckRoute.GET, { headers })).json

export const storedRedemption = (id: string) => db.redemption.findUniqueOrThrow({ where: { id } })

/** Waits until the redemption stands in one of these states. */
export async function untilState(id: string, ...states: string[]): Promise<string> {
  let state = ''
  await waitUntil(
    async () => {
      state = (await storedRedemption(id)).state
      return states.includes(state)
    },
    `redemption ${id} in ${states.join(' or ')}`,
  )
  return state
}

/** Waits until the vendor has been asked at once after its first silence, and the next question lies ahead. */
export const untilWaiting = (id: string) =>
  waitUntil(async () => {
    const { state, changedAt, nextAt } = await storedRedemption(id)
    return state === 'UNKNOWN' && (nextAt?.getTime() ?? 0) - changedAt.getTime() > CALL_LEASE_S * 1_500
  }, `redemption ${id} to wait for its vendor`)

/** An id that nothing has. */
export const noRedemption = () => newId('rdm')
