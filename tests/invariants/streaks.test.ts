import { expect, test } from 'vitest'
import { withConnection } from '@/tests/support/connection'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const CLAIMS_WITHOUT_THEIR_TRANSFER = `
  select claim.member_id, claim.kind, claim.day, reward.asset, reward.amount
  from engagement.streak_claim claim
  cross join jsonb_to_recordset(claim.rewards) as reward (asset text, amount bigint)
  left join ledger.account on account.owner = claim.member_id and account.asset = reward.asset and account.bucket = 'main'
  left join ledger.entry on entry.transfer_id = claim.transfer_id and entry.account_id = account.id
  where entry.amount is distinct from reward.amount`

const TRANSFERS_WITHOUT_THEIR_CLAIM = `
  select transfer.id from ledger.transfer
  where transfer.related_type = 'streak'
    and not exists (select from engagement.streak_claim claim where claim.transfer_id = transfer.id)`

const TRANSFERS_OF_MORE_THAN_THEIR_CLAIM = `
  select claim.transfer_id from engagement.streak_claim claim
  join ledger.entry on entry.transfer_id = claim.transfer_id
  group by claim.transfer_id, claim.rewards having count(*) <> 2 * jsonb_array_length(claim.rewards)`

async function rowsEverywhere(sql: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (const { name, url } of await databasesLeftBehind()) {
    const { rows } = await withConnection(url, (client) => client.query(sql))
    found.push(...rows.map((row) => ({ database: name, ...row })))
  }
  return found
}

test('every claim of a streak moved exactly its rewards', async () => {
  expect(await rowsEverywhere(CLAIMS_WITHOUT_THEIR_TRANSFER)).toEqual([])
  expect(await rowsEverywhere(TRANSFERS_OF_MORE_THAN_THEIR_CLAIM)).toEqual([])
})

test('every transfer for a streak has its claim', async () => {
  expect(await rowsEverywhere(TRANSFERS_WITHOUT_THEIR_CLAIM)).toEqual([])
})
