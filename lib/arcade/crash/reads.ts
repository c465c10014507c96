import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db, type Tx } from '@/lib/platform/db/client'
import type { CrashFlight } from './contract'

/**
 * A round as it is stored, beside the database's time. `serverSeed` and `leftMs` tell how it ends: only what `toFlight`
 * picks may leave the server while the round is open.
 */
export type StoredRound = {
  id: string
  memberId: string
  /** GOLD. */
  bet: number
  autoTarget: number | null
  seedId: string
  serverSeed: string
  serverSeedHash: string
  clientSeed: string
  nonce: number
  configVersion: number
  transferId: string
  cashOutMs: number | null
  betAt: Date
  startsAt: Date
  serverAt: Date
  isFlying: boolean
  isSettled: boolean
  /** Nothing can change its end any more: it is due, or its cash-out has been received. */
  isDecided: boolean
  /** Milliseconds until it is due. */
  leftMs: number
}

type Reader = Pick<Tx, '$queryRaw'>

const findRounds = (where: Prisma.Sql, reader: Reader) => reader.$queryRaw<StoredRound[]>`
  select round.id, round.member_id as "memberId", round.bet::integer as bet, round.auto_target as "autoTarget",
    seed.id as "seedId", seed.server_seed as "serverSeed", seed.server_seed_hash as "serverSeedHash",
    seed.client_seed as "clientSeed", round.nonce::integer as nonce, round.config_version as "configVersion",
    round.transfer_id as "transferId", round.cash_out_ms as "cashOutMs", round.bet_at as "betAt",
    round.starts_at as "startsAt", clock.moment as "serverAt", round.starts_at <= clock.moment as "isFlying",
    round.state = 'settled' as "isSettled", round.cash_out_ms is not null or round.due_at <= clock.moment as "isDecided",
    ceil(extract(epoch from round.due_at - clock.moment) * 1000)::integer as "leftMs"
  from arcade.crash_round round
  join arcade.seed on seed.id = round.seed_id
  cross join (select platform.clock_now() + (clock_timestamp() - now()) as moment) clock
  where ${where}`

/** The member's open round, decided or not, or null. */
export async function findOpenRound(memberId: string, reader: Reader = db): Promise<StoredRound | null> {
  const [round] = await findRounds(Prisma.sql`round.member_id = ${memberId} and round.state = 'open'`, reader)
  return round ?? null
}

/** One of the member's rounds, open or settled, or null. */
export async function findCrashRound(memberId: string, id: string, reader: Reader = db): Promise<StoredRound | null> {
  const [round] = await findRounds(Prisma.sql`round.id = ${id} and round.member_id = ${memberId}`, reader)
  return round ?? null
}

/** Up to `limit` rounds of anybody that are decided and wait to be settled, longest due first. */
export const listDecidedRounds = (limit: number): Promise<StoredRound[]> =>
  findRounds(
    Prisma.sql`round.state = 'open' and (round.cash_out_ms is not null or round.due_at <= clock.moment)
      order by round.due_at limit ${limit}`,
    db,
  )

/** What the member may see of an open round: nothing of how or when it ends. */
export const toFlight = (round: StoredRound): CrashFlight => ({
  id: round.id,
  game: 'crash',
  bet: round.bet,
  autoTarget: round.autoTarget,
  state: round.isFlying ? 'flying' : 'bet',
  startsAt: round.startsAt.toISOString(),
  serverAt: round.serverAt.toISOString(),
  fairness: {
    serverSeedHash: round.serverSeedHash,
    clientSeed: round.clientSeed,
    nonce: round.nonce,
    configVersion: round.configVersion,
  },
  createdAt: round.betAt.toISOString(),
})

/** The member's open round as they may see it, or null. */
export async function findFlight(memberId: string): Promise<CrashFlight | null> {
  const round = await findOpenRound(memberId)
  return round && toFlight(round)
}
