import 'server-only'
import type * as z from 'zod'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import { CRASH_BET_MAX, CRASH_BET_MIN, CRASH_BET_STEP } from '../crash/constants'
import { CrashConfig } from '../crash/contract'
import { GachaConfig } from '../gacha/contract'
import type { AnnouncedOdds, OddsState, OddsVersion } from '../odds/contract'
import { changesBetween, type Odds } from '../odds/rules'
import { RPS_BET_MAX, RPS_BET_MIN, RPS_BET_STEP } from '../rps/constants'
import { RpsConfig } from '../rps/contract'
import { REEL_STOPS, STAKE_MAX, STAKE_MIN } from '../slot/constants'
import { SlotConfig } from '../slot/contract'
import type { Game } from '../stats/contract'
import type { CrashOdds, Paytable, RpsOdds, SlotOdds } from './contract'
import { targetOddsOf } from './rules/crash'
import { type ConfigOf, figuresOf } from './rules/games'
import { outcomeOddsOf } from './rules/rps'
import { linesOf } from './rules/slot'

const CONFIGS: { readonly [G in Game]: z.ZodType<ConfigOf[G]> } = {
  slot: SlotConfig,
  rps: RpsConfig,
  gacha: GachaConfig,
  crash: CrashConfig,
}

/** The figures of a stored configuration. */
export const parseConfig = <G extends Game>(game: G, config: unknown): ConfigOf[G] => CONFIGS[game].parse(config)

// A published version never changes, so a process may keep it for as long as it lives.
const configs = new Map<string, ConfigOf[Game]>()

/** The figures of one version of a game. Throws NOT_FOUND. */
export async function getConfig<G extends Game>(game: G, version: number): Promise<ConfigOf[G]> {
  const key = `${game}:${version}`
  const kept = configs.get(key)
  if (kept) return kept as ConfigOf[G]
  const row = await db.paytable.findUnique({ where: { game_version: { game, version } } })
  if (!row) throw versionUnknown(game, version)
  const config = parseConfig(game, row.config)
  configs.set(key, config)
  return config
}

const versionUnknown = (game: Game, version: number) =>
  new AppError('NOT_FOUND', { detail: `There are no odds of ${game} of version ${version}.` })

/** The figures of one version of the slot. Throws NOT_FOUND. */
export const getSlotConfig = (version: number): Promise<SlotConfig> => getConfig('slot', version)

/** What every game's public odds begin with. */
export type PublishedOdds<G extends Game> = {
  game: G
  version: number
  config: ConfigOf[G]
  publishedAt: string
  effectiveAt: string
  state: OddsState
  announced: AnnouncedOdds[]
}

type Version = Record<'version' | 'current', number> &
  Record<'publishedAt' | 'effectiveAt', Date> & { config: object; publishedBy: string }

/**
 * All versions of a game, oldest first, each with the number of the one in force: the highest whose time has come, by the
 * clock that draws look at (fairness/service). They are few: each is an operator's decision.
 */
const findVersions = (game: Game, tx: Pick<Tx, '$queryRaw'> = db) => tx.$queryRaw<Version[]>`
  select version, config, published_at as "publishedAt", effective_at as "effectiveAt", published_by as "publishedBy",
    coalesce(max(version) filter (where effective_at <= platform.clock_now()) over (), min(version) over ()) as current
  from arcade.paytable where game = ${game} order by version`

function stateOf({ version, current }: Version): OddsState {
  if (version === current) return 'in_force'
  return version > current ? 'announced' : 'past'
}

const momentsOf = ({ version, publishedAt, effectiveAt }: Version): AnnouncedOdds => ({
  version,
  publishedAt: publishedAt.toISOString(),
  effectiveAt: effectiveAt.toISOString(),
})

const toPublished = <G extends Game>(game: G, row: Version, rows: readonly Version[]): PublishedOdds<G> => ({
  game,
  ...momentsOf(row),
  config: parseConfig(game, row.config),
  state: stateOf(row),
  announced: rows.filter((one) => stateOf(one) === 'announced').map(momentsOf),
})

/** The version of a game that is in force, or the named one, with those announced after it. Throws NOT_FOUND. */
export async function getPublishedOdds<G extends Game>(game: G, version?: number): Promise<PublishedOdds<G>> {
  const rows = await findVersions(game)
  const row = rows.find((one) => one.version === (version ?? one.current))
  if (!row) throw versionUnknown(game, version ?? 1)
  return toPublished(game, row, rows)
}

/** The slot's public odds, recomputed from the figures of the version. Throws NOT_FOUND. */
export async function getSlotOdds(version?: number): Promise<SlotOdds> {
  const published = await getPublishedOdds('slot', version)
  const shape = { stops: REEL_STOPS, stakeMin: STAKE_MIN, stakeMax: STAKE_MAX } as const
  return { ...published, ...shape, ...figuresOf('slot', published.config), lines: linesOf(published.config) }
}

/** The public odds of rock paper scissors. Throws NOT_FOUND. */
export async function getRpsOdds(version?: number): Promise<RpsOdds> {
  const published = await getPublishedOdds('rps', version)
  const stakes = { stakeMin: RPS_BET_MIN, stakeMax: RPS_BET_MAX, stakeStep: RPS_BET_STEP } as const
  return { ...published, ...stakes, ...figuresOf('rps', published.config), outcomes: outcomeOddsOf(published.config) }
}

/** The public odds of crash at each published target. Throws NOT_FOUND. */
export async function getCrashOdds(version?: number): Promise<CrashOdds> {
  const published = await getPublishedOdds('crash', version)
  const stakes = { stakeMin: CRASH_BET_MIN, stakeMax: CRASH_BET_MAX, stakeStep: CRASH_BET_STEP } as const
  return { ...published, ...stakes, ...figuresOf('crash', published.config), targets: targetOddsOf(published.config) }
}

/** A version with what is stored beside its figures. */
export type StoredOdds = { game: Game; version: number; config: unknown; effectiveAt: Date; rtp: Odds; hit: Odds }

/** Every version of every game as it is stored, for whoever wants to compute it again. */
export async function listStoredOdds(): Promise<StoredOdds[]> {
  const rows = await db.paytable.findMany({ orderBy: [{ game: 'asc' }, { version: 'asc' }] })
  return rows.map(({ game, version, config, effectiveAt, rtpNumerator, rtpDenominator, hitNumerator }) => ({
    // The database has a row for each game, and no others (arcade.game).
    game: game as Game,
    version,
    config,
    effectiveAt,
    rtp: { numerator: rtpNumerator, denominator: rtpDenominator },
    hit: { numerator: hitNumerator, denominator: rtpDenominator },
  }))
}

type VersionsQuery = { game: Game; cursor?: string; limit: number }

/** A page of a game's versions, newest first, and all of them; the cursor is the version it ends with. */
async function findPage({ game, cursor, limit }: VersionsQuery) {
  const before = cursor === undefined ? Number.POSITIVE_INFINITY : versionOf(cursor)
  const rows = await findVersions(game)
  const older = rows.filter(({ version }) => version < before).toReversed()
  const page = older.slice(0, limit)
  const last = page.at(-1)
  return { rows, page, nextCursor: older.length > limit && last ? String(last.version) : null }
}

/** What was published when, and field by field what it changed; newest first. */
export async function listOddsHistory(query: VersionsQuery): Promise<Page<OddsVersion>> {
  const { rows, page, nextCursor } = await findPage(query)
  const items = page.map((row): OddsVersion => {
    const before = rows.find(({ version }) => version === row.version - 1)
    const changes = before ? changesBetween(before.config, row.config) : []
    return { ...momentsOf(row), state: stateOf(row), changes }
  })
  return { items, nextCursor }
}

function toPaytable(game: Game, row: Version, rows: readonly Version[]): Paytable {
  const published = toPublished(game, row, rows)
  const figures = figuresOf(game, published.config)
  // The configuration was parsed by this game's schema.
  return { ...published, ...figures, publishedBy: row.publishedBy } as Paytable
}

/** One version as operators see it, read within `tx`. */
export async function getPaytable(tx: Pick<Tx, '$queryRaw'>, game: Game, version: number): Promise<Paytable> {
  const rows = await findVersions(game, tx)
  const row = rows.find((one) => one.version === version)
  if (!row) throw versionUnknown(game, version)
  return toPaytable(game, row, rows)
}

/** A page of a game's versions as operators see them, newest first. */
export async function listPaytables(query: VersionsQuery): Promise<Page<Paytable>> {
  const { rows, page, nextCursor } = await findPage(query)
  return { items: page.map((row) => toPaytable(query.game, row, rows)), nextCursor }
}

function versionOf(cursor: string): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor)
  throw cursorRefused()
}

/** The odds that an address asks for (`?version=3`): those in force, when it names none or one that doesn't exist. */
export async function getAskedOdds<T>(read: (version?: number) => Promise<T>, asked: string | string[] | undefined) {
  const isVersion = typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked)
  if (!isVersion) return read()
  return read(Number(asked)).catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === 'NOT_FOUND') return read()
    throw cause
  })
}
