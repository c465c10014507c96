import { expect, test } from 'vitest'
import { withConnection } from '@/tests/support/connection'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const ROUNDS_WITHOUT_THEIR_TRANSFER = `
  select round.id, round.bet, round.payout, sum(entry.amount)::bigint as moved
  from arcade.round
  left join ledger.transfer on transfer.id = round.transfer_id and transfer.related_id = round.id
  left join ledger.account on account.owner = round.member_id and account.asset = 'GOLD' and account.bucket = 'main'
  left join ledger.entry on entry.transfer_id = transfer.id and entry.account_id = account.id
  group by round.id
  having coalesce(sum(entry.amount), 0) <> round.payout - round.bet`

const TRANSFERS_WITHOUT_THEIR_ROUND = `
  select transfer.id from ledger.transfer
  where transfer.related_type = 'round' and not exists (select from arcade.round where round.transfer_id = transfer.id)`

async function rowsEverywhere(sql: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (const { name, url } of await databasesLeftBehind()) {
    const { rows } = await withConnection(url, (client) => client.query(sql))
    found.push(...rows.map((row) => ({ database: name, ...row })))
  }
  return found
}

test('every round moved exactly its payout less its bet, in a transfer of its own', async () => {
  expect(await rowsEverywhere(ROUNDS_WITHOUT_THEIR_TRANSFER)).toEqual([])
})

test('every transfer for a round has its round', async () => {
  expect(await rowsEverywhere(TRANSFERS_WITHOUT_THEIR_ROUND)).toEqual([])
})
