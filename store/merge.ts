import type { GameSession } from '@/lib/arcade/plays/contract'
import type { GameStats } from '@/lib/arcade/stats/contract'
import type { Member } from '@/lib/identity/members/contract'
import type { BalanceAnswer } from '@/lib/ledger/contract'

export type Balances = BalanceAnswer['balances']

/** What every screen shares and only the server may change. */
export type Spine = {
  member: Member | null
  balances: Balances
  stats: GameStats | null
  /** The stretch of play that the member is in, or was in last; null until it is known. */
  session: GameSession | null
}

/** What an answer or an event brings; each part is absolute state with its version. */
export type Snapshot = {
  member?: Member
  balance?: Pick<BalanceAnswer, 'balances'>
  stats?: GameStats
  session?: GameSession
}

export const EMPTY_SPINE: Spine = { member: null, balances: {}, stats: null, session: null }

/** The newer of two states of one thing; the held one when they are equally new, so that nothing is drawn again. */
export const newerOf = <T extends { version: number }>(held: T | null | undefined, given: T): T =>
  held && held.version >= given.version ? held : given

/** A later session beats an earlier one; within one session its version counts. */
const newerSession = (held: GameSession | null, given: GameSession): GameSession => {
  if (held === null || held.id === given.id) return newerOf(held, given)
  return given.startedAt > held.startedAt ? given : held
}

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
  const session = given.session ? newerSession(base.session, given.session) : base.session
  const merged: Spine = { member, balances, stats, session }
  const isSame = (Object.keys(merged) as (keyof Spine)[]).every((part) => merged[part] === held[part])
  return isSame ? held : merged
}

/** The snapshot that a stream event carries. Events that carry none give an empty one. */
export function snapshotOf(type: string, data: Record<string, unknown>): Snapshot {
  if (type === 'game_update') return { ...pick(data, 'stats'), ...pick(data, 'session') }
  if (type !== 'profile_update') return {}
  const { balances } = data as { balances?: Balances }
  return { ...pick(data, 'member'), ...(balances && { balance: { balances } }) }
}

const PARTS = ['balance', 'stats', 'member', 'session'] as const

/** The snapshot inside an answer that carries `balance`, `stats`, `member` or `session`. */
export function snapshotIn(answer: unknown): Snapshot {
  if (typeof answer !== 'object' || answer === null) return {}
  return Object.assign({}, ...PARTS.map((part) => pick(answer, part)))
}

const pick = <K extends keyof Snapshot>(from: object, key: K): Pick<Snapshot, K> | object =>
  key in from ? { [key]: (from as Snapshot)[key] } : {}
