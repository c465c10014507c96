import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { inputOf } from '../gacha/rules'
import { getConfig } from '../paytables/reads'
import type { Round } from '../rounds/contract'
import { toRound } from '../rounds/reads'
import type { Game } from '../stats/contract'
import { serverDigests } from './adapter'
import type { Claim, Difference, FairRound, SeedPair, Verification } from './contract'
import { differencesOf, verifyRound } from './rules'

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

/**
 * One of the member's rounds with all that recomputes it: the figures it names, and its server seed, if that is revealed.
 * Throws NOT_FOUND, for others' rounds too.
 */
export async function getFairRound(memberId: string, id: string): Promise<FairRound> {
  const row = await db.round.findFirst({ where: { id, memberId }, include: { seed: true } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'You have no round with this id.' })
  const isRevealed = row.seed.state === 'revealed'
  const round = toRound(row)
  return {
    round,
    serverSeed: isRevealed ? row.seed.serverSeed : null,
    info: isRevealed ? null : 'SEED_NOT_REVEALED',
    config: await getConfig(round.game, round.fairness.configVersion),
    owned: round.game === 'gacha' ? [...inputOf(round.result).owned] : [],
  }
}

/**
 * Recomputes a claimed round and compares it field by field; with `roundId` also with the record, which shows stakes and
 * decisions that no draw depends on. The record's side is only told to whoever names the round's real server seed.
 */
export async function verifyClaim(claim: Claim): Promise<Verification> {
  const verification = await verifyRound(serverDigests, claim, await getClaimedConfig(claim))
  const recorded = await compareWithRecord(claim)
  const known = new Set(verification.differences.map(({ field }) => field))
  const differences = [...verification.differences, ...recorded.filter(({ field }) => !known.has(field))]
  return { ...verification, verdict: differences.length === 0 ? 'match' : 'mismatch', differences }
}

async function getClaimedConfig<G extends Game>({ game, configVersion }: { game: G; configVersion: number }) {
  return getConfig(game, configVersion).catch((cause: unknown) => {
    if (!(cause instanceof AppError) || cause.code !== 'NOT_FOUND') throw cause
    const message = 'No odds of this version were ever published.'
    throw new AppError('INVALID_INPUT', { errors: [{ pointer: '/body/configVersion', rule: 'unknown', message }] })
  })
}

async function compareWithRecord(claim: Claim): Promise<Difference[]> {
  if (claim.roundId === undefined) return []
  const row = await db.round.findUnique({ where: { id: claim.roundId }, include: { seed: true } })
  if (row?.seed.serverSeed !== claim.serverSeed.toLowerCase() || row.seed.state !== 'revealed') {
    return [{ field: 'roundId', claimed: JSON.stringify(claim.roundId), recomputed: 'null' }]
  }
  const round = toRound(row)
  return differencesOf([
    ['game', claim.game, round.game],
    ['bet', claim.bet, round.bet],
    ['payout', claim.payout, round.payout],
    ['clientSeed', claim.clientSeed, round.fairness.clientSeed],
    ['nonce', claim.nonce, round.fairness.nonce],
    ['configVersion', claim.configVersion, round.fairness.configVersion],
    ...decisionsOf(claim, round),
  ])
}

/** What the member decided, or brought along, as claimed and as recorded. */
function decisionsOf(claim: Claim, { game, result }: Round): [field: string, claimed: unknown, recorded: unknown][] {
  if (claim.game === 'rps' && game === 'rps') return [['choice', claim.choice, result.choice]]
  if (claim.game === 'crash' && game === 'crash') {
    return [
      ['autoTarget', claim.autoTarget, result.autoTarget],
      ['cashOutMs', claim.cashOutMs, result.cashOutMs],
    ]
  }
  if (claim.game !== 'gacha' || game !== 'gacha') return []
  const { missed, owned } = inputOf(result)
  const pulled = new Set(result.pulls.map(({ item }) => item))
  return [
    ['count', claim.count, result.count],
    ['missed', claim.missed, missed],
    ['owned', claim.owned.filter((item) => pulled.has(item as never)).toSorted(), [...owned].toSorted()],
  ]
}
