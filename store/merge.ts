import type { GameStats } from '@/lib/arcade/stats/contract'
import type { Member } from '@/lib/identity/members/contract'
import type { BalanceAnswer } from '@/lib/ledger/contract'

export type Balances = BalanceAnswer['balances']

/** What every screen shares and only the server may change. */
export type Spine = {
  member: Member | null
  balances: Balances
  stats: GameStats | null
}

/** What an answer or an event brings; each part is absolute state with its version. */
export type Snapshot = {
  member?: Member
  balance?: Pick<BalanceAnswer, 'balances'>
  stats?: GameStats
}

export const EMPTY_SPINE: Spine = { member: null, balances: {}, stats: null }

/** The newer of two states of one thing; the held one when they are equally new, so that nothing is drawn again. */
export const newerOf = <T extends { version: number }>(held: T | null | undefined, given: T): T =>
  held && held.version >= given.version ? held : given

/** Takes each asset of which `given` knows more; assets that it doesn't name stay. */
function mergeBalances(held: Balances, given: Balances): Balances {
  let merged = held
  for (const [asset, balance] of Object.entries(given)) {
    const newer = newerOf(held[asset], balance)
    if (newer !== held[asset]) merged = { ...merged, [asset]: newer }
  }
  return merged
}

/**
 * The spine after a snapshot, in whatever order and however often snapshots come: the newest state of each part wins.
 * Another member's snapshot replaces everything.
 */
export function mergeSnapshot(held: Spine, given: Snapshot): Spine {
  const isStranger = given.member && held.member && given.member.id !== held.member.id
  const base = isStranger ? EMPTY_SPINE : held
  const member = given.member ? newerOf(base.member, given.member) : base.member
  const balances = given.balance ? mergeBalances(base.balances, given.balance.balances) : base.balances
  const stats = given.stats ? newerOf(base.stats, given.stats) : base.stats
  const isSame = member === held.member && balances === held.balances && stats === held.stats
  return isSame ? held : { member, balances, stats }
}

/** The snapshot that a stream event carries. Events that carry none give an empty one. */
export function snapshotOf(type: string, data: Record<string, unknown>): Snapshot {
  if (type === 'game_update') return pick(data, 'stats')
  if (type !== 'profile_update') return {}
  const { balances } = data as { balances?: Balances }
  return { ...pick(data, 'member'), ...(balances && { balance: { balances } }) }
}

/** The snapshot inside an answer that carries `balance`, `stats` or `member`. */
export function snapshotIn(answer: unknown): Snapshot {
  if (typeof answer !== 'object' || answer === null) return {}
  return { ...pick(answer, 'balance'), ...pick(answer, 'stats'), ...pick(answer, 'member') }
}

const pick = <K extends keyof Snapshot>(from: object, key: K): Pick<Snapshot, K> | object =>
  key in from ? { [key]: (from as Snapshot)[key] } : {}
