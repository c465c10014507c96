import { randomUUID } from 'node:crypto'
import * as spinRoute from '@/app/api/actions/SLOT_SPIN/route'
import { getBalance } from '@/lib/ledger/reads'
import { adjustWallet, grantWelcome } from '@/lib/ledger/service'
import { db, transaction } from '@/lib/platform/db/client'
import { ask } from './ask'
import { nextCycle } from './cycle'
import { aMember, type TestMember } from './members'

/** A member with exactly this much GOLD. */
export async function aPlayer({ gold = 1_000 }: { gold?: number } = {}): Promise<TestMember> {
  const member = await aMember()
  await transaction((tx) => grantWelcome(tx, member.id))
  const amount = gold - (await goldOf(member.id))
  if (amount !== 0) await adjustGold(member.id, amount)
  return member
}

/** Gives GOLD as an operator would, or takes it when `amount` is below zero. */
export async function adjustGold(memberId: string, amount: number): Promise<void> {
  const order = { memberId, asset: 'GOLD', amount, memo: 'test', actor: 'system', key: randomUUID() }
  await transaction((tx) => adjustWallet(tx, order))
}

export const goldOf = async (memberId: string) => (await getBalance(db, memberId)).balances.GOLD?.available ?? 0

type SpinOrder = { bet?: unknown; key?: string }

/** One spin through the route that takes a refusal for an answer. */
export const spinOnce = ({ headers }: Pick<TestMember, 'headers'>, { bet = 10, key = randomUUID() }: SpinOrder = {}) =>
  ask('POST', spinRoute.POST, { body: { bet }, key, headers })

/** One spin through the route, as an API client sends it: told to come back, it comes back with the same key. */
export const askSpin = (member: Pick<TestMember, 'headers'>, { bet = 10, key = randomUUID() }: SpinOrder = {}) =>
  patiently(() => spinOnce(member, { bet, key }))

/** Repeats a wager that came too soon, in the next cycle. */
export async function patiently(wager: () => ReturnType<typeof ask>): ReturnType<typeof ask> {
  for (;;) {
    const answer = await wager()
    if (answer.json?.code !== 'PLAY_TOO_SOON') return answer
    await nextCycle()
  }
}
