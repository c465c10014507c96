import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { CLIENT_SEED_BYTES, SERVER_SEED_BYTES } from './constants'
import type { SeedPair, SeedRotation } from './contract'
import { findSeedPair } from './reads'

function newSeed() {
  const seed = randomBytes(SERVER_SEED_BYTES)
  const serverSeedHash = createHash('sha256').update(seed).digest('hex')
  return { id: newId('sed'), serverSeed: seed.toString('hex'), serverSeedHash }
}

const newClientSeed = () => randomBytes(CLIENT_SEED_BYTES).toString('hex')

/** The member has an active and a next seed afterwards; those that exist stay. */
export async function createSeeds(memberId: string): Promise<void> {
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
  // FOR UPDATE waits for plays in flight: they hold the row (arcade.gate_plays).
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
