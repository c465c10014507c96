import 'server-only'
import { hold, sinkFor, walletOf } from '@/lib/ledger/service'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { reserveUnit } from '../../catalogue/service'
import { PAYEE, POINT, STEP_LEASE_S } from '../constants'
import type { RedemptionDetail, RedemptionRecord } from '../contract'
import { getMyRedemption, getRedemption } from '../reads/redemptions'
import { announce, readClock, writeStep } from './steps'

type Order = { memberId: string; rewardId: string /** In POINT, as it was shown. */; pricePoints: number }

/**
 * Sets the price and one unit aside, both or neither; nobody has been asked for a voucher yet when `tx` commits. Throws
 * NOT_FOUND, CONFLICT (another price, or no longer offered), OUT_OF_STOCK, INSUFFICIENT_FUNDS.
 */
export async function redeem(tx: Tx, { memberId, rewardId, pricePoints }: Order): Promise<RedemptionDetail> {
  if (!(await reserveUnit(tx, rewardId, pricePoints))) throw await refusalOf(tx, rewardId, pricePoints)
  const reward = await tx.reward.findUniqueOrThrow({ where: { id: rewardId } })
  const id = newId('rdm')
  const { holdId } = await hold(tx, {
    scope: 'rewards.redeem',
    key: id,
    reason: 'reward_hold',
    related: { type: 'redemption', id },
    actor: 'system',
    from: walletOf(memberId),
    to: sinkFor(PAYEE),
    asset: POINT,
    amount: pricePoints,
  })
  const at = await readClock(tx)
  const { sku, nameKo, nameEn, image, isDemo } = reward
  const words = { rewardId, sku, nameKo, nameEn, image, isDemo, pricePoints }
  const nextAt = new Date(at.getTime() + STEP_LEASE_S * 1_000)
  const row = await tx.redemption.create({
    data: { id, memberId, ...words, state: 'RESERVED', version: 2, holdId, nextAt, createdAt: at, changedAt: at },
  })
  await writeStep(tx, { id, version: 1n, state: 'REQUESTED' }, { note: null, at })
  await writeStep(tx, row, { note: null, at })
  await announce(tx, row)
  return getMyRedemption(memberId, id, tx)
}

async function refusalOf(tx: Tx, rewardId: string, pricePoints: number): Promise<AppError> {
  const reward = await tx.reward.findUnique({ where: { id: rewardId } })
  if (!reward) return new AppError('NOT_FOUND', { detail: 'There is no such reward.' })
  const price = Number(reward.pricePoints)
  if (!reward.isActive) return new AppError('CONFLICT', { detail: 'This reward is not offered any more.' })
  if (price !== pricePoints) {
    return new AppError('CONFLICT', { detail: 'The price has changed. Show it, then ask again.', params: { price } })
  }
  return new AppError('OUT_OF_STOCK', { detail: 'Every unit of this reward is taken. No POINT were touched.' })
}

/**
 * Makes it time for a redemption now; `startAdvancing` then takes it up. An order that may be on its way keeps its lease.
 * Throws NOT_FOUND, CONFLICT when it is over.
 */
export async function hasten(tx: Tx, id: string): Promise<RedemptionRecord> {
  const { nextAt } = await getRedemption(id, tx)
  if (!nextAt) throw new AppError('CONFLICT', { detail: 'This redemption is over.' })
  await tx.$executeRaw`
    update rewards.redemption set next_at = least(next_at, platform.clock_now())
    where id = ${id} and next_at is not null and state <> 'ISSUING'`
  return getRedemption(id, tx)
}
