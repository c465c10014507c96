import 'server-only'
import { sumHolds } from '@/lib/ledger/holds/reads'
import { sinkFor } from '@/lib/ledger/service'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { HELD_STATES, PAID_STATES, PAYEE, POINT } from '../constants'
import type { RewardsCheck } from '../contract'

type Figures = {
  checkedAt: Date
  open: number
  unknown: number
  oldestOpenAt: Date | null
  heldPrice: bigint
  paidPrice: bigint
}

/**
 * Whether ledger, stock and vouchers agree with the redemptions, in one snapshot: POINT on hold = prices of those under
 * way; captured = prices of those paid; issued and reserved units of each reward = its redemptions, and its total = what
 * was put in; each voucher belongs to one redemption that is paid or about to be.
 */
export const checkRewards = (): Promise<RewardsCheck> =>
  transaction(async (tx) => {
    await tx.$executeRaw`set transaction isolation level repeatable read`
    const figures = await readFigures(tx)
    const holds = await sumHolds(tx, sinkFor(PAYEE), POINT)
    const checks = {
      held: checkOf(Number(figures.heldPrice), holds.open),
      paid: checkOf(Number(figures.paidPrice), holds.captured),
      stock: checkOf(0, await countWrongStock(tx)),
      vouchers: checkOf(0, await countWrongVouchers(tx)),
    }
    return {
      isOk: Object.values(checks).every(({ isOk }) => isOk),
      checkedAt: figures.checkedAt.toISOString(),
      openRedemptions: figures.open,
      unknown: figures.unknown,
      oldestOpenAt: figures.oldestOpenAt?.toISOString() ?? null,
      checks,
    }
  })

const checkOf = (expected: number, found: number) => ({ isOk: expected === found, expected, found })

async function readFigures(tx: Tx): Promise<Figures> {
  const [figures] = await tx.$queryRaw<Figures[]>`
    select platform.clock_now() as "checkedAt",
      count(*) filter (where next_at is not null)::int as open,
      count(*) filter (where state = 'UNKNOWN')::int as unknown,
      min(created_at) filter (where next_at is not null) as "oldestOpenAt",
      coalesce(sum(price_points) filter (where state = any(${[...HELD_STATES]}::text[])), 0)::bigint as "heldPrice",
      coalesce(sum(price_points) filter (where state = any(${[...PAID_STATES]}::text[])), 0)::bigint as "paidPrice"
    from rewards.redemption`
  if (!figures) throw new Error('an aggregate has one row')
  return figures
}

async function countWrongStock(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ wrong: number }[]>`
    select count(*)::int as wrong
    from rewards.reward cross join lateral (
      select count(*) filter (where state in ('ISSUED', 'CAPTURED', 'DONE')) as issued,
        count(*) filter (where state in ('RESERVED', 'ISSUING', 'UNKNOWN')) as reserved
      from rewards.redemption where reward_id = reward.id
    ) counted
    where reward.issued <> counted.issued or reward.reserved <> counted.reserved
      or total <> (select coalesce(sum(change), 0) from rewards.stock_change where reward_id = reward.id)`
  return row?.wrong ?? 0
}

async function countWrongVouchers(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ wrong: number }[]>`
    select count(*)::int as wrong
    from rewards.redemption full join rewards.voucher on voucher.redemption_id = redemption.id
    where (voucher.id is not null) <> (redemption.state in ('ISSUED', 'CAPTURED', 'DONE'))
      or voucher.member_id <> redemption.member_id`
  return row?.wrong ?? 0
}
