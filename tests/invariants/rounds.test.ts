import { expect, test } from 'vitest'
import { withConnection } from '@/tests/support/connection'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const ROUNDS_WITHOUT_THEIR_TRANSFER = `
  select round.id, round.bet, round.payout, sum(entry.amount)::bigint as moved
  from arcade.round
  left join ledger.transfer on transfer.id in (round.transfer_id, round.payout_transfer_id)
    and transfer.related_id = round.id
  left join ledger.account on account.owner = round.member_id and account.asset = 'GOLD' and account.bucket = 'main'
  left join ledger.entry on entry.transfer_id = transfer.id and entry.account_id = account.id
  group by round.id
  having coalesce(sum(entry.amount), 0) <> round.payout - round.bet`

const TRANSFERS_WITHOUT_THEIR_ROUND = `
  select transfer.id from ledger.transfer
  where transfer.related_type = 'round'
    and not exists (select from arcade.round where transfer.id in (round.transfer_id, round.payout_transfer_id))
    and not exists (
      select from arcade.crash_round open where open.state = 'open' and open.transfer_id = transfer.id)`

const CRASHES_WITHOUT_THEIR_ROUND = `
  select crash.id, crash.state from arcade.crash_round crash left join arcade.round on round.id = crash.id
  where (crash.state = 'settled') <> (round.id is not null)
    or (round.member_id, round.bet, round.seed_id, round.nonce, round.transfer_id)
      <> (crash.member_id, crash.bet, crash.seed_id, crash.nonce, crash.transfer_id)`

const CRASHES_WITH_A_REVEALED_SEED = `
  select crash.id from arcade.crash_round crash join arcade.seed on seed.id = crash.seed_id
  where crash.state = 'open' and seed.state <> 'active'`

const OPEN_STAKES_THAT_ARE_NONE = `
  select player.member_id, player.open_stake, coalesce(sum(crash.bet), 0) as staked
  from arcade.player
  left join arcade.crash_round crash on crash.member_id = player.member_id and crash.state = 'open'
  group by player.member_id having player.open_stake <> coalesce(sum(crash.bet), 0)`

async function rowsEverywhere(sql: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (const { name, url } of await databasesLeftBehind()) {
    const { rows } = await withConnection(url, (client) => client.query(sql))
    found.push(...rows.map((row) => ({ database: name, ...row })))
  }
  return found
}

test('every round moved exactly its payout less its bet, in transfers of its own', async () => {
  expect(await rowsEverywhere(ROUNDS_WITHOUT_THEIR_TRANSFER)).toEqual([])
})

test('every transfer for a round has its round', async () => {
  expect(await rowsEverywhere(TRANSFERS_WITHOUT_THEIR_ROUND)).toEqual([])
})

test('every settled round of crash is one round, and no open one is any', async () => {
  expect(await rowsEverywhere(CRASHES_WITHOUT_THEIR_ROUND)).toEqual([])
})

test('no open round of crash has a seed that anybody knows', async () => {
  expect(await rowsEverywhere(CRASHES_WITH_A_REVEALED_SEED)).toEqual([])
})

test('what a member has at stake in open rounds is what their limits count', async () => {
  expect(await rowsEverywhere(OPEN_STAKES_THAT_ARE_NONE)).toEqual([])
})
