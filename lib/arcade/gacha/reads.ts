import 'server-only'
import { db } from '@/lib/platform/db/client'
import { fractionOf, longFractionOf, percentOf, reduced } from '../odds/rules'
import { getPublishedOdds } from '../paytables/reads'
import { ITEMS, LIMITED_ITEMS, LUCK_STEPS_MAX, PPM, RARITIES, TEN } from './constants'
import type {
  CollectedItem,
  ExchangeItem,
  GachaCollection,
  GachaConfig,
  GachaLuck,
  GachaOdds,
  GachaProgress,
  GachaState,
  ItemId,
  LimitedItemId,
} from './contract'
import {
  chanceWithin,
  consolidatedOf,
  curveOf,
  guaranteedIn,
  jointOdds,
  luckOf,
  type Rates,
  rarityOf,
  ratesAt,
} from './rules'

/** Where a member stands, as the next pull needs it. */
export type Standing = {
  version: number
  /** Pulls since the last SSR. */
  missed: number
  owned: ItemId[]
  /** How many of each rarity, ever. */
  pulled: Rates
  /** What was pulled with one version of the odds, and where the count stood before. */
  luck: { version: number | null; from: number; pulls: number; ssr: number }
}

type StandingRow = Record<'version' | 'missed' | 'ssr' | 'sr' | 'r' | 'n', bigint | number> &
  Record<'luckFrom' | 'luckPulls' | 'luckSsr', bigint | number> & { luckVersion: number | null; owned: ItemId[] }

/** One statement, so that the count and the collection are of one moment; zeros before the first pull. */
export async function getStanding(memberId: string): Promise<Standing> {
  const [row] = await db.$queryRaw<StandingRow[]>`
    select version, missed, ssr, sr, r, n, luck_version as "luckVersion", luck_from as "luckFrom",
      luck_pulls as "luckPulls", luck_ssr as "luckSsr",
      array(select item_id from arcade.gacha_item item where item.member_id = progress.member_id) as owned
    from arcade.gacha_progress progress where member_id = ${memberId}`
  const { luckVersion = null, owned = [] } = row ?? {}
  const count = (value: bigint | number | undefined) => Number(value ?? 0)
  return {
    version: count(row?.version),
    missed: count(row?.missed),
    owned,
    pulled: { SSR: count(row?.ssr), SR: count(row?.sr), R: count(row?.r), N: count(row?.n) },
    luck: {
      version: luckVersion,
      from: count(row?.luckFrom),
      pulls: count(row?.luckPulls),
      ssr: count(row?.luckSsr),
    },
  }
}

/** What a member is told of their standing, under one version of the odds. */
export const progressOf = (
  config: GachaConfig,
  {
    configVersion,
    version,
    missed,
    pulled,
  }: Pick<Standing, 'version' | 'missed' | 'pulled'> & { configVersion: number },
): GachaProgress => ({
  version,
  configVersion,
  pity: missed,
  guaranteedIn: guaranteedIn(config, missed),
  next: ratesAt(config, missed),
  nextTenth: ratesAt(config, missed + TEN - 1, true),
  ssrWithinTen: longFractionOf(chanceWithin(config, missed, TEN)),
  pulls: RARITIES.reduce((sum, rarity) => sum + pulled[rarity], 0),
  pulled,
})

/** The member's guarantee, the exact odds of their next pull by the odds in force, totals and luck. */
export async function getGachaState(memberId: string): Promise<GachaState> {
  const [{ config, version }, standing] = await Promise.all([getPublishedOdds('gacha'), getStanding(memberId)])
  return {
    ...progressOf(config, { ...standing, configVersion: version }),
    cost: config.cost,
    luck: standing.luck.version === version ? luckWith(config, standing.luck) : null,
  }
}

function luckWith(config: GachaConfig, { pulls, ssr, from }: Standing['luck']): GachaLuck | null {
  if (pulls === 0 || (ssr + 1) * pulls * config.pity.hard > LUCK_STEPS_MAX) return null
  const within = (chance: number) => Math.min(1, Math.max(0, chance))
  const { atLeast, fewer, percentile } = luckOf(config, { pulls, ssr, from })
  return { pulls, ssr, atLeast: within(atLeast), fewer: within(fewer), percentile: within(percentile) }
}

type OwnedRow = { itemId: ItemId; copies: bigint; firstAt: Date }

/** Every item that there is, missing ones included, and whatever older odds have given besides. */
export async function getGachaCollection(memberId: string): Promise<GachaCollection> {
  const [{ config }, rows] = await Promise.all([
    getPublishedOdds('gacha'),
    db.$queryRaw<OwnedRow[]>`
      select item_id as "itemId", copies, first_at as "firstAt" from arcade.gacha_item where member_id = ${memberId}`,
  ])
  const owned = new Map(rows.map((row) => [row.itemId, row]))
  const limited = new Set<ItemId>(LIMITED_ITEMS)
  const items = ITEMS.filter((id) => owned.has(id) || limited.has(id) || rarityOf(config, id) !== null).map(
    (itemId): CollectedItem => ({
      itemId,
      rarity: rarityOf(config, itemId),
      copies: Number(owned.get(itemId)?.copies ?? 0),
      firstAt: owned.get(itemId)?.firstAt.toISOString() ?? null,
    }),
  )
  return { items, owned: owned.size, total: items.length }
}

type StockRow = { itemId: LimitedItemId; price: bigint; stock: number; left: number; isOwned: boolean }

/** What shards buy, cheapest first, with what is left for everybody. */
export async function listExchange(memberId: string): Promise<{ items: ExchangeItem[] }> {
  const rows = await db.$queryRaw<StockRow[]>`
    select offer.item_id as "itemId", price, stock, stock - sold as left, item.item_id is not null as "isOwned"
    from arcade.gacha_stock offer
    left join arcade.gacha_item item on item.item_id = offer.item_id and item.member_id = ${memberId}
    order by price, offer.item_id`
  return { items: rows.map((row) => ({ ...row, price: Number(row.price) })) }
}

/** The public odds, everything computed from the figures of the version. Throws NOT_FOUND. */
export async function getGachaOdds(version?: number): Promise<GachaOdds> {
  const published = await getPublishedOdds('gacha', version)
  return { ...published, ...tablesOf(published.config) }
}

type Tables = Pick<GachaOdds, 'rtp' | 'rarities' | 'items' | 'pity'>

/** Everything that follows from a configuration: rates, joint item odds, and what the guarantee comes to. */
function tablesOf(config: GachaConfig): Tables {
  const { rates, expectedPulls, median, ninetieth, reachHard } = consolidatedOf(config)
  const [base, tenth] = [ratesAt(config, 0), ratesAt(config, 0, true)]
  const ppm = (share: number) => fractionOf({ numerator: BigInt(share), denominator: BigInt(PPM) })
  const joint = (rate: number, share: number) => fractionOf(reduced(jointOdds(rate, share)))
  const exact = reduced(expectedPulls)
  return {
    rtp: fractionOf({ numerator: 0n, denominator: 1n }),
    rarities: RARITIES.map((rarity) => ({
      rarity,
      base: ppm(base[rarity]),
      consolidated: longFractionOf(rates[rarity]),
      tenth: ppm(tenth[rarity]),
      shards: config.shards[rarity],
    })),
    items: RARITIES.flatMap((rarity) =>
      config.items[rarity].map(({ id, ppm: share }) => ({
        itemId: id,
        rarity,
        inRarity: ppm(share),
        base: joint(base[rarity], share),
        tenth: joint(tenth[rarity], share),
        consolidated: longFractionOf({
          numerator: rates[rarity].numerator * BigInt(share),
          denominator: rates[rarity].denominator * BigInt(PPM),
        }),
      })),
    ),
    pity: {
      curve: curveOf(config),
      // A number of pulls, not a share: a hundredth of what percentOf says.
      expectedPulls: percentOf({ ...exact, denominator: exact.denominator * 100n }),
      expectedPullsExact: { numerator: String(exact.numerator), denominator: String(exact.denominator) },
      median,
      ninetieth,
      reachHard: longFractionOf(reachHard),
    },
  }
}
