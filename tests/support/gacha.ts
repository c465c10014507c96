import { randomUUID } from 'node:crypto'
import * as exchangeRoute from '@/app/api/games/gacha/exchange/route'
import * as pullRoute from '@/app/api/games/gacha/pull/route'
import { getBalance } from '@/lib/ledger/reads'
import { postBatch, walletOf } from '@/lib/ledger/service'
import { db } from '@/lib/platform/db/client'
import { ask } from './ask'
import { ISSUE, leg, transferOf } from './ledger'
import type { TestMember } from './members'
import { patiently } from './players'

type Headers = Pick<TestMember, 'headers'>
type PullOrder = { count?: unknown; cost?: number; key?: string }

/** Pulls through the route; told to come back, it comes back with the same key. */
export const askPull = ({ headers }: Headers, { count = 1, cost, key = randomUUID() }: PullOrder = {}) =>
  patiently(() => ask('POST', pullRoute.POST, { body: { count, cost }, key, headers }))

export const askExchange = ({ headers }: Headers, { itemId = 'compass' as string, key = randomUUID() } = {}) =>
  ask('POST', exchangeRoute.POST, { body: { itemId }, key, headers })

export const shardsOf = async (memberId: string) => (await getBalance(db, memberId)).balances.SHARD?.available ?? 0

/** Shards as if duplicates had brought them. */
export async function giveShards(memberIds: readonly string[], amount: number): Promise<void> {
  await postBatch(memberIds.map((memberId) => transferOf([leg(ISSUE, walletOf(memberId), amount, 'SHARD')])))
}
