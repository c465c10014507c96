import { expect, test } from 'vitest'
import { withConnection } from '@/tests/support/connection'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const PICKS_WITH_OTHER_POINTS_THAN_MOVED = `
  select pick.id, pick.points, -sum(entry.amount) as moved
  from predictions.pick
  join ledger.transfer on transfer.related_type = 'pick' and transfer.related_id = pick.id
  join ledger.entry on entry.transfer_id = transfer.id
  join ledger.account on account.id = entry.account_id and account.bucket = 'issue:predictions'
  group by pick.id, pick.points having -sum(entry.amount) is distinct from pick.points`

const DEBTS_OTHER_THAN_MOVED = `
  select member_id, coalesce(owed, 0) as owed, coalesce(moved, 0) as moved
  from predictions.debt full join (
    select pick.member_id, -sum(entry.amount) as moved
    from predictions.pick
    join ledger.transfer on transfer.related_type = 'pick' and transfer.related_id = pick.id
    join ledger.entry on entry.transfer_id = transfer.id
    join ledger.account on account.id = entry.account_id and account.bucket = 'issue:prediction-debt'
    group by pick.member_id
  ) told using (member_id)
  where coalesce(owed, 0) <> coalesce(moved, 0)`

const APPLIED_WITH_PICKS_LEFT = `
  select settlement.trade_date, settlement.symbol, pick.id from predictions.settlement
  join predictions.pick using (trade_date, symbol)
  where settlement.applied_at is not null and pick.state <> 'CANCELLED'
    and coalesce(pick.settlement_version, 0) < settlement.version`

const SLOTS_OTHER_THAN_PICKS = `
  select member_id, trade_date, used_slots, count(pick.id)::int as picks
  from predictions.member_day join predictions.market_session session using (trade_date)
  left join (select * from predictions.pick where state <> 'CANCELLED') pick using (member_id, trade_date)
  where session.phase <> 'CANCELLED'
  group by member_id, trade_date, used_slots having used_slots <> count(pick.id)`

async function rowsEverywhere(sql: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (const { name, url } of await databasesLeftBehind()) {
    const { rows } = await withConnection(url, (client) => client.query(sql))
    found.push(...rows.map((row) => ({ database: name, ...row })))
  }
  return found
}

test('what a pick is awarded is what the ledger moved for it', async () => {
  expect(await rowsEverywhere(PICKS_WITH_OTHER_POINTS_THAN_MOVED)).toEqual([])
})

test('what a member owes is what the ledger says of their picks', async () => {
  expect(await rowsEverywhere(DEBTS_OTHER_THAN_MOVED)).toEqual([])
})

test('a settlement that has been applied has reached every pick', async () => {
  expect(await rowsEverywhere(APPLIED_WITH_PICKS_LEFT)).toEqual([])
})

test('a day’s used slots are its standing picks', async () => {
  expect(await rowsEverywhere(SLOTS_OTHER_THAN_PICKS)).toEqual([])
})
