import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { pool, type Tx, transaction, UNFLUSHED } from '@/lib/platform/db/client'
import { createLane } from '@/lib/platform/db/lane'
import { type AnsweredRow, type Claim, type LaneAnswer, replayOf } from '@/lib/platform/http/once'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import type { Game } from '../stats/contract'
import { serverDigests } from './adapter'
import { CLIENT_SEED_BYTES, SERVER_SEED_BYTES } from './constants'
import type { SeedPair, SeedRotation } from './contract'
import { findSeedPair } from './reads'
import { drawIntegers } from './rules'

/** A draw that is already spent: nobody can get this nonce again, whatever becomes of the round. */
export type ReservedDraw = {
  seedId: string
  serverSeedHash: string
  clientSeed: string
  nonce: number
  configVersion: number
  /** One number for each of the bounds asked for. */
  values: number[]
}

const RESERVE_ATTEMPTS_MAX = 5

type Reservation = { memberId: string; game: Game; claim?: Claim }
type ReservedRow = Omit<ReservedDraw, 'values' | 'nonce'> & { serverSeed: string; nonce: string }
/** What one member's reservation came to: a nonce, or an answer that their key already has. */
type Row = { memberId: string } & ((ReservedRow & { fingerprint: null }) | AnsweredRow)

/** What has to be drawn; a function of the version of the odds where they say so. */
export type Bounds = readonly number[] | ((configVersion: number) => Promise<readonly number[]>)

/**
 * Takes the member's next nonce and the paytable in force, in a statement of its own that no later failure rolls back:
 * a charge that fails cannot buy a second draw at the same nonce. Makes the member's first seeds when there are none.
 * With a `claim` whose key has been answered nothing is spent, and that answer comes instead. Throws CONFLICT, and with a
 * claim IDEMPOTENCY_KEY_REUSED or IDEMPOTENCY_IN_FLIGHT.
 */
export async function reserveDraw<O extends Reservation & { bounds: Bounds }>(
  order: O,
): Promise<ReservedDraw | (O extends { claim: Claim } ? LaneAnswer : never)>
export async function reserveDraw(order: Reservation & { bounds: Bounds }): Promise<ReservedDraw | LaneAnswer> {
  const row = await reserveNonce(order)
  if (row.fingerprint !== null) return { ...replayOf(row, order.claim as Claim), isReplay: true }
  const { seedId, serverSeed, serverSeedHash, clientSeed, configVersion } = row
  const play = { serverSeed, game: order.game, serverSeedHash, clientSeed, nonce: Number(row.nonce), configVersion }
  const bounds = typeof order.bounds === 'function' ? await order.bounds(configVersion) : order.bounds
  const values = await drawIntegers(serverDigests, play, bounds)
  return { seedId, serverSeedHash, clientSeed, nonce: play.nonce, configVersion, values }
}

async function reserveNonce(order: Reservation): Promise<Row> {
  for (let attempt = 1; attempt <= RESERVE_ATTEMPTS_MAX; attempt++) {
    const row = await takeNonce(order)
    if (row) return row
    // Either the member never played, or the seed we waited for was rotated away: this makes seeds or waits its turn.
    await createSeeds(order.memberId)
  }
  throw new AppError('CONFLICT', {
    detail: 'The seed was being rotated. Nothing was staked; play again with a new key.',
  })
}

/** What a nonce comes to is told only after the play has committed, later and flushed: no nonce can be lost that was used. */
const RESERVE = {
  name: 'arcade_reserve_nonces',
  text: `
    select member_id as "memberId", seed_id as "seedId", server_seed as "serverSeed", server_seed_hash as "serverSeedHash",
      client_seed as "clientSeed", nonce, config_version as "configVersion", fingerprint, status,
      content_type as "contentType", body, etag
    from ${UNFLUSHED}, arcade.reserve_nonces($1, $2, $3)`,
}

/** The reservations of all requests of this process, together; null where there is no active seed. */
const takeNonce = createLane<Reservation, Row | null>({
  keyOf: ({ memberId }) => memberId,
  run: async (orders) => {
    const keys = orders.map(({ claim }) => claim?.key ?? null)
    const values = [orders.map(({ memberId }) => memberId), orders.map(({ game }) => game), keys]
    const { rows } = await pool().query<Row>({ ...RESERVE, values })
    const rowOf = new Map(rows.map((row) => [row.memberId, row]))
    return orders.map(({ memberId }) => rowOf.get(memberId) ?? null)
  },
})

function newSeed() {
  const seed = randomBytes(SERVER_SEED_BYTES)
  const serverSeedHash = createHash('sha256').update(seed).digest('hex')
  return { id: newId('sed'), serverSeed: seed.toString('hex'), serverSeedHash }
}

const newClientSeed = () => randomBytes(CLIENT_SEED_BYTES).toString('hex')

/** The member has an active and a next seed afterwards; those that exist stay. */
async function createSeeds(memberId: string): Promise<void> {
  await transaction((tx) => createSeedsWith(tx, memberId))
}

async function createSeedsWith(tx: Tx, memberId: string): Promise<void> {
  await lockSeeds(tx, memberId)
  if (await tx.seed.findFirst({ where: { memberId, state: 'active' }, select: { id: true } })) return
  const clientSeed = newClientSeed()
  const active = newSeed()
  const next = newSeed()
  await tx.$executeRaw`
    insert into arcade.seed (id, member_id, server_seed, server_seed_hash, client_seed, state, activated_at)
    values (${active.id}, ${memberId}, ${active.serverSeed}, ${active.serverSeedHash}, ${clientSeed}, 'active', platform.clock_now()),
           (${next.id}, ${memberId}, ${next.serverSeed}, ${next.serverSeedHash}, null, 'next', null)`
}

/** One change of a member's seeds at a time; held to the end of `tx`. */
async function lockSeeds(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`arcade.seed:${memberId}`}, 0))`
}

/** The member's pair, made now if this is the first time it is asked for. */
export async function getSeedPair(memberId: string): Promise<SeedPair> {
  const found = await findSeedPair(memberId)
  if (found) return found
  await createSeeds(memberId)
  const created = await findSeedPair(memberId)
  if (!created) throw new AppError('NOT_FOUND')
  return created
}

/**
 * Reveals the seed in use and starts the next one, whose hash the member has already seen, with `clientSeed`; a new
 * next seed is committed to. Rounds that are just being written finish first; later ones find the seed revealed. Throws
 * ROUND_OPEN while a round of crash isn't settled: the seed would tell how it ends.
 */
export async function rotateSeed(
  tx: Tx,
  { memberId, clientSeed }: { memberId: string; clientSeed?: string },
): Promise<SeedRotation> {
  await createSeedsWith(tx, memberId)
  // FOR UPDATE waits for rounds in flight: they hold the row FOR KEY SHARE (see rounds/service).
  await tx.$executeRaw`select 1 from arcade.seed where member_id = ${memberId} and state = 'active' for update`
  // After the lock: a bet that it waited for is seen here, a later one finds the seed revealed.
  if (await tx.crashRound.findFirst({ where: { memberId, state: 'open' }, select: { id: true } })) {
    throw new AppError('ROUND_OPEN', {
      detail: 'A round of crash is still open; its seed is revealed once it is over.',
    })
  }
  const active = await tx.seed.findFirstOrThrow({ where: { memberId, state: 'active' } })
  const upcoming = newSeed()
  await tx.$executeRaw`
    update arcade.seed set state = 'revealed', revealed_at = platform.clock_now() where id = ${active.id}`
  await tx.$executeRaw`
    update arcade.seed set state = 'active', client_seed = ${clientSeed ?? newClientSeed()}, activated_at = platform.clock_now()
    where member_id = ${memberId} and state = 'next'`
  await tx.$executeRaw`
    insert into arcade.seed (id, member_id, server_seed, server_seed_hash, state)
    values (${upcoming.id}, ${memberId}, ${upcoming.serverSeed}, ${upcoming.serverSeedHash}, 'next')`
  const seed = await findSeedPair(memberId, tx)
  if (!seed) throw new AppError('CONFLICT')
  return {
    revealed: {
      serverSeed: active.serverSeed,
      serverSeedHash: active.serverSeedHash,
      clientSeed: active.clientSeed ?? '',
      plays: Number(active.nonceNext),
    },
    seed,
  }
}
