import 'server-only'
import { getBalance } from '@/lib/ledger/reads'
import { issueFor, post, walletOf } from '@/lib/ledger/service'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import type { Once } from '@/lib/platform/http/once'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { readRecentPlays } from '../activity/reads'
import type { PlayDay } from '../activity/rules'
import { noteLogin, notePlays } from '../activity/service'
import { REASONS, REWARD_TABLE } from './constants'
import type { StreakClaim, StreakKind, StreakReceipt, StreakStatus } from './contract'
import type { StreakUpdate } from './events'
import { claimOf, type MemberFacts, readFacts, statusOf } from './reads'
import { rewardsOf, standingOf } from './rules'

type ClaimOrder = { memberId: string; kind: StreakKind; once: Once }

/**
 * Takes today's reward of one kind. Afterwards the day counts, its claim and its transfer from `issue:streak` exist,
 * once for each member, kind and Korean day; who comes second gets the first one's receipt. The day is that of the
 * database's clock when the transaction began. Throws NOT_EARNED when no round was played today.
 */
export async function claimStreak({ memberId, kind, once }: ClaimOrder): Promise<StreakReceipt> {
  const plays = kind === 'DAILY_PLAY' ? await readRecentPlays(memberId) : []
  return once((tx) => claimToday(tx, memberId, kind, plays))
}

async function claimToday(tx: Tx, memberId: string, kind: StreakKind, plays: readonly PlayDay[]) {
  if (kind === 'DAILY_LOGIN') await noteLogin(tx, memberId)
  await notePlays(tx, plays)
  const facts = await readFacts(tx, memberId)
  const standing = standingOf(facts.of(kind))
  if (!standing.isActiveToday) {
    throw new AppError('NOT_EARNED', { detail: 'Play a round first: this bonus is for days with one.' })
  }
  const transferId = newId('trf')
  const isNew = await insertClaim(tx, memberId, { kind, facts, streak: standing.streak, transferId })
  const after = await readFacts(tx, memberId)
  const claim = claimOf(after, kind)
  if (!claim) throw new Error('a claim that was refused as the second has a first')
  if (isNew) await pay(tx, memberId, claim, after)
  return { claim, isNew, status: statusOf(after), balance: await getBalance(tx, memberId) }
}

type NewClaim = { kind: StreakKind; facts: MemberFacts; streak: number; transferId: string }

/** False when this day was claimed before, also by somebody who is at it right now: then it waits for them. */
async function insertClaim(tx: Tx, memberId: string, { kind, facts, streak, transferId }: NewClaim): Promise<boolean> {
  const rewards = JSON.stringify(rewardsOf(kind, streak))
  const written = await tx.$executeRaw`
    insert into engagement.streak_claim (member_id, kind, day, streak, table_version, rewards, transfer_id)
    values (${memberId}, ${kind}, ${facts.today}::date, ${streak}, ${REWARD_TABLE.version}, ${rewards}::jsonb, ${transferId})
    on conflict do nothing`
  return written === 1
}

/** The claim's transfer, and word of it to the member's screens. */
async function pay(tx: Tx, memberId: string, claim: StreakClaim, facts: MemberFacts): Promise<void> {
  const { kind, claimDay, rewards, transferId } = claim
  const reason = REASONS[kind]
  await announce(tx, memberId, facts)
  for (const { asset, amount } of rewards) {
    const payload = { version: 1, transferId, reason, asset, amount }
    await appendEvent(tx, { type: 'reward_granted', memberId, key: `${transferId}:${asset}`, version: 1, payload })
  }
  await post(tx, {
    id: transferId,
    scope: 'engagement.streak',
    key: `${memberId}:${kind}:${claimDay}`,
    reason,
    related: { type: 'streak', id: `${kind}:${claimDay}` },
    actor: 'system',
    legs: rewards.map((reward) => ({ from: issueFor('streak'), to: walletOf(memberId), ...reward })),
  })
}

/** Tells the member's screens where the streaks stand. */
export async function announce(tx: Tx, memberId: string, facts: MemberFacts): Promise<void> {
  const { todayDay, streaks } = statusOf(facts)
  const version = facts.moment.getTime()
  const payload: StreakUpdate = {
    version,
    todayDay,
    streaks: streaks.map(({ kind, streak, claim }) => ({ kind, streak, isClaimed: claim !== null })),
  }
  await appendEvent(tx, { type: 'streak_update', memberId, key: memberId, version, payload })
}

/** Notes that the member was here today; the reward stays to be taken. Again changes nothing. */
export async function tickStreak(memberId: string): Promise<StreakStatus> {
  const plays = await readRecentPlays(memberId)
  await noteLogin(db, memberId)
  return statusOf(await readFacts(db, memberId, plays))
}

/** Whether missed days from today on use protections; days before keep what they had. */
export async function setProtection(memberId: string, isOn: boolean): Promise<StreakStatus> {
  const plays = await readRecentPlays(memberId)
  return transaction(async (tx) => {
    const before = await readFacts(tx, memberId, plays)
    if (before.isProtectionOn === isOn) return statusOf(before)
    await tx.$executeRaw`
      insert into engagement.protection_switch (member_id, is_on, day)
      values (${memberId}, ${isOn}, (platform.clock_now() at time zone 'Asia/Seoul')::date)`
    const after = await readFacts(tx, memberId, plays)
    await announce(tx, memberId, after)
    return statusOf(after)
  })
}
