import 'server-only'
import { getBalance } from '@/lib/ledger/reads'
import { issueFor, post, sinkFor, walletOf } from '@/lib/ledger/service'
import type { Tx } from '@/lib/platform/db/client'
import { type Claim, findAnswer, type LaneAnswer, type LaneOnce } from '@/lib/platform/http/once'
import type { OutputOf } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import type { Draw } from '../draws/service'
import { getConfig, getPublishedOdds } from '../paytables/reads'
import { playRound, type Settled } from '../plays/service'
import { SHARD } from './constants'
import type { exchangeShards as exchangeContract, GachaConfig, GachaResult, LimitedItemId } from './contract'
import { getStanding, progressOf, type Standing } from './reads'
import { boundsOfGacha, costOf, countOf, settleGacha } from './rules'

type PullGacha = {
  memberId: string
  count: GachaResult['count']
  /** GOLD, as the member was shown it. */
  cost?: number
  once: LaneOnce
}

/**
 * One or ten pulls. The draw is settled with where the member stands; when another round has moved that meanwhile,
 * `arcade.gacha_gate` refuses and the same draw, not spent yet, is settled again (`playRound`). Shards for duplicates are
 * legs of the transfer that takes the GOLD. Throws as `playRound`, and CONFLICT when the price is not the one shown.
 */
export async function pullGacha({ memberId, count, cost, once }: PullGacha): Promise<LaneAnswer> {
  const { config } = await getPublishedOdds('gacha')
  const bet = costOf(config, count)
  if (cost !== undefined && cost !== bet) return once(answeredOrRefused)
  return playRound({
    memberId,
    game: 'gacha',
    bet,
    bounds: boundsOfGacha(count),
    once,
    settle: (draw) => settlePulls({ memberId, bet, draw }),
  })
}

const priceChanged = () =>
  new AppError('CONFLICT', {
    detail: 'The price has changed meanwhile. Nothing was pulled; look at the new one first.',
  })

/** A pull at another price than today's: what its key has been answered with, if it has. */
async function answeredOrRefused(claim: Claim): Promise<LaneAnswer> {
  const answered = await findAnswer(claim)
  if (!answered) throw priceChanged()
  return { ...answered, isReplay: true }
}

async function settlePulls({ memberId, bet, draw }: { memberId: string; bet: number; draw: Draw }) {
  const { configVersion, values } = draw
  const [config, standing] = await Promise.all([getConfig('gacha', configVersion), getStanding(memberId)])
  const { result, payout } = settleGacha(config, values, standing)
  // New odds came into force between price and draw: their price is theirs, and the member hasn't seen it.
  if (costOf(config, result.count) !== bet) throw priceChanged()
  const shards = { from: issueFor('gacha'), to: walletOf(memberId), asset: SHARD, amount: result.shards }
  const settled: Settled = {
    payout,
    result,
    legs: result.shards > 0 ? [shards] : [],
    extra: extraOf(config, { configVersion, standing, result }),
  }
  return settled
}

type Pulled = { configVersion: number; standing: Standing; result: GachaResult }

/** What `arcade.gacha_gate` compares and `arcade.gacha_write` stores: everything as it will be, and the version it was. */
function extraOf(config: GachaConfig, { configVersion, standing, result }: Pulled): object {
  const counts = countOf(result.pulls)
  const missed = result.pulls.at(-1)?.pityAfter ?? standing.missed
  const { luck } = standing
  const isSameOdds = luck.version === configVersion
  const items: Record<string, number> = {}
  for (const { item } of result.pulls) items[item] = (items[item] ?? 0) + 1
  const pulled = {
    SSR: standing.pulled.SSR + counts.SSR,
    SR: standing.pulled.SR + counts.SR,
    R: standing.pulled.R + counts.R,
    N: standing.pulled.N + counts.N,
  }
  return {
    version: standing.version,
    missed,
    counts,
    items,
    luck: {
      version: configVersion,
      from: isSameOdds ? luck.from : standing.missed,
      pulls: (isSameOdds ? luck.pulls : 0) + result.count,
      ssr: (isSameOdds ? luck.ssr : 0) + counts.SSR,
    },
    progress: progressOf(config, { configVersion, version: standing.version + 1, missed, pulled }),
  }
}

type Receipt = OutputOf<typeof exchangeContract>

/**
 * Gives the member one limited item for its price in shards: ownership, stock and shards in `tx`, so the last one goes to
 * one member and nobody pays for nothing. Throws ALREADY_OWNED, OUT_OF_STOCK, INSUFFICIENT_FUNDS (with what is missing).
 */
export async function exchangeShards(
  tx: Tx,
  { memberId, itemId }: { memberId: string; itemId: LimitedItemId },
): Promise<Receipt> {
  const transferId = newId('trf')
  const [owned] = await tx.$queryRaw<{ firstAt: Date }[]>`
    insert into arcade.gacha_item (member_id, item_id, copies, source, origin)
    values (${memberId}, ${itemId}, 1, 'exchange', ${transferId})
    on conflict do nothing returning first_at as "firstAt"`
  if (!owned) throw new AppError('ALREADY_OWNED', { detail: 'Each member has each limited item once.' })
  const [offer] = await tx.$queryRaw<{ price: bigint; left: number }[]>`
    update arcade.gacha_stock set sold = sold + 1 where item_id = ${itemId} and sold < stock
    returning price, stock - sold as left`
  if (!offer) throw new AppError('OUT_OF_STOCK', { detail: 'The last one is gone. No shards were taken.' })
  await takeShards(tx, { memberId, itemId, transferId, price: Number(offer.price) })
  return {
    item: { itemId, rarity: null, copies: 1, firstAt: owned.firstAt.toISOString() },
    left: offer.left,
    transferId,
    balance: await getBalance(tx, memberId),
  }
}

type Price = { memberId: string; itemId: LimitedItemId; transferId: string; price: number }

async function takeShards(tx: Tx, { memberId, itemId, transferId, price }: Price): Promise<void> {
  const before = (await getBalance(tx, memberId)).balances[SHARD]?.available ?? 0
  const missing = { missing: Math.max(1, price - before), asset: SHARD }
  await post(tx, {
    id: transferId,
    scope: 'arcade.exchange',
    key: `${memberId}:${itemId}`,
    reason: 'gacha_exchange',
    related: { type: 'gacha_item', id: itemId },
    legs: [{ from: walletOf(memberId), to: sinkFor('gacha'), asset: SHARD, amount: price }],
  }).catch((cause: unknown) => {
    if (!(cause instanceof AppError) || cause.code !== 'INSUFFICIENT_FUNDS') throw cause
    throw new AppError('INSUFFICIENT_FUNDS', { detail: 'Too few shards. None were taken.', params: missing }, { cause })
  })
}
