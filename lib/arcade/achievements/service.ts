import 'server-only'
import { getBalance } from '@/lib/ledger/reads'
import { issueFor, post, walletOf } from '@/lib/ledger/service'
import type { Tx } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import type { Achievement, Claimed } from './contract'
import { countFigures } from './reads'
import { findDefinition, standingOf } from './rules'

type Claim = { memberId: string; id: string }

/**
 * Pays the reward of an achievement in `tx`, once in the member's life: its claim and its transfer commit together, and of
 * two at once the second waits for the first. Throws NOT_FOUND, ALREADY_CLAIMED, NOT_EARNED, BALANCE_LIMIT.
 */
export async function claimAchievement(tx: Tx, { memberId, id }: Claim): Promise<Claimed> {
  const definition = findDefinition(id)
  if (!definition) throw new AppError('NOT_FOUND', { detail: 'There is no such achievement.' })
  const transferId = newId('trf')
  const claimedAt = await insertClaim(tx, { memberId, transferId, ...definition })
  const standing = standingOf(definition, await countFigures(tx, memberId), null)
  if (!standing.isEarned) {
    const { progress, target } = standing
    throw new AppError('NOT_EARNED', { detail: 'This is not achieved yet.', params: { progress, target } })
  }
  await payReward(tx, { memberId, transferId, id, ...standing.reward })
  const achievement: Achievement = { ...standing, claimedAt }
  return { achievement, transferId, balance: await getBalance(tx, memberId) }
}

type NewClaim = Claim & { transferId: string; asset: string; amount: number }

async function insertClaim(tx: Tx, { memberId, id, asset, amount, transferId }: NewClaim): Promise<string> {
  const [claim] = await tx.$queryRaw<{ claimedAt: Date }[]>`
    insert into arcade.achievement_claim (member_id, achievement, asset, amount, transfer_id)
    values (${memberId}, ${id}, ${asset}, ${amount}, ${transferId})
    on conflict (member_id, achievement) do nothing returning claimed_at as "claimedAt"`
  if (claim) return claim.claimedAt.toISOString()
  throw new AppError('ALREADY_CLAIMED', { detail: 'This reward was claimed before.' })
}

async function payReward(tx: Tx, { memberId, id, asset, amount, transferId }: NewClaim): Promise<void> {
  const payload = { version: 1, transferId, reason: 'achievement', asset, amount }
  await appendEvent(tx, { type: 'reward_granted', memberId, key: transferId, version: 1, payload })
  await post(tx, {
    id: transferId,
    scope: 'arcade.achievement',
    key: `${memberId}:${id}`,
    reason: 'achievement',
    related: { type: 'achievement', id },
    actor: 'system',
    legs: [{ from: issueFor('achievement'), to: walletOf(memberId), asset, amount }],
  })
}
