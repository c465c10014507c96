import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { getSlotConfig } from '../paytables/reads'
import { toRound } from '../rounds/reads'
import type { SlotConfig } from '../slot/contract'
import { serverDigests } from './adapter'
import type { Claim, Difference, FairRound, SeedPair, Verification } from './contract'
import { differencesOf, verifySlotRound } from './rules'

/** The member's seed pair as everybody may see it, or null before the first play. Never a seed that still plays. */
export async function findSeedPair(memberId: string, tx: Pick<Tx, 'seed'> = db): Promise<SeedPair | null> {
  const rows = await tx.seed.findMany({
    where: { memberId, state: { in: ['active', 'next'] } },
    select: { state: true, serverSeedHash: true, clientSeed: true, nonceNext: true, activatedAt: true },
  })
  const active = rows.find(({ state }) => state === 'active')
  const next = rows.find(({ state }) => state === 'next')
  if (!active?.clientSeed || !active.activatedAt || !next) return null
  return {
    serverSeedHash: active.serverSeedHash,
    clientSeed: active.clientSeed,
    nonce: Number(active.nonceNext),
    activatedAt: active.activatedAt.toISOString(),
    nextServerSeedHash: next.serverSeedHash,
  }
}

/** One of the member's rounds with its server seed, if that is revealed. Throws NOT_FOUND, for others' rounds too. */
export async function getFairRound(memberId: string, id: string): Promise<FairRound> {
  const row = await db.round.findFirst({ where: { id, memberId }, include: { seed: true } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'You have no round with this id.' })
  const isRevealed = row.seed.state === 'revealed'
  return {
    round: toRound(row),
    serverSeed: isRevealed ? row.seed.serverSeed : null,
    info: isRevealed ? null : 'SEED_NOT_REVEALED',
  }
}

/**
 * Recomputes a claimed round and compares it field by field; with `roundId` also with the record, which shows stakes
 * that no draw depends on. The record's side is only told to whoever names the round's real server seed.
 */
export async function verifyClaim(claim: Claim): Promise<Verification> {
  const verification = await verifySlotRound(serverDigests, claim, await getClaimedConfig(claim.configVersion))
  const differences = [...verification.differences, ...(await compareWithRecord(claim))]
  return { ...verification, verdict: differences.length === 0 ? 'match' : 'mismatch', differences }
}

async function getClaimedConfig(version: number): Promise<SlotConfig> {
  return getSlotConfig(version).catch((cause: unknown) => {
    if (!(cause instanceof AppError) || cause.code !== 'NOT_FOUND') throw cause
    const message = 'No paytable of this version was ever published.'
    throw new AppError('INVALID_INPUT', { errors: [{ pointer: '/body/configVersion', rule: 'unknown', message }] })
  })
}

async function compareWithRecord(claim: Claim): Promise<Difference[]> {
  if (claim.roundId === undefined) return []
  const row = await db.round.findUnique({ where: { id: claim.roundId }, include: { seed: true } })
  if (row?.seed.serverSeed !== claim.serverSeed.toLowerCase()) {
    return [{ field: 'roundId', claimed: JSON.stringify(claim.roundId), recomputed: 'null' }]
  }
  const round = toRound(row)
  return differencesOf([
    ['bet', claim.bet, round.bet],
    ['clientSeed', claim.clientSeed, round.fairness.clientSeed],
    ['nonce', claim.nonce, round.fairness.nonce],
    ['configVersion', claim.configVersion, round.fairness.configVersion],
  ])
}
