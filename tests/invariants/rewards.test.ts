import { expect, test } from 'vitest'
import { withConnection } from '@/tests/support/connection'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const HOLDS_THAT_DIFFER = `
  select redemption.id, redemption.state, hold.state as hold from rewards.redemption
  left join ledger.hold on hold.id = redemption.hold_id
  where (hold.amount, hold.state) is distinct from (redemption.price_points, case
    when redemption.state in ('CAPTURED', 'DONE') then 'captured'
    when redemption.state in ('RELEASED', 'FAILED') then 'released' else 'open' end)`

const HOLDS_WITHOUT_A_REDEMPTION = `
  select hold.id from ledger.hold join ledger.account payee on payee.id = payee_id
  where payee.bucket = 'sink:rewards' and not exists (select from rewards.redemption where hold_id = hold.id)`

const STOCK_THAT_DIFFERS = `
  select reward.id from rewards.reward cross join lateral (
    select count(*) filter (where state in ('ISSUED', 'CAPTURED', 'DONE')) as issued,
      count(*) filter (where state in ('RESERVED', 'ISSUING', 'UNKNOWN')) as reserved
    from rewards.redemption where reward_id = reward.id) counted
  where (reward.issued, reward.reserved) is distinct from (counted.issued::int, counted.reserved::int)`

const VOUCHERS_THAT_NOBODY_PAID = `
  select voucher.id from rewards.voucher join rewards.redemption on redemption.id = redemption_id
  where redemption.state not in ('ISSUED', 'CAPTURED', 'DONE')`

const STEPS_WITH_GAPS = `
  select redemption.id from rewards.redemption
  where version <> (select count(*) from rewards.redemption_step where redemption_id = redemption.id)`

test.each([
  ['every redemption has its hold, which stands where it stands', HOLDS_THAT_DIFFER],
  ['no hold for rewards is without its redemption', HOLDS_WITHOUT_A_REDEMPTION],
  ['stock is what the redemptions say', STOCK_THAT_DIFFERS],
  ['each voucher is paid or about to be', VOUCHERS_THAT_NOBODY_PAID],
  ['each step left its line', STEPS_WITH_GAPS],
])('%s', async (_rule, sql) => {
  for (const { name, url } of await databasesLeftBehind()) {
    const { rows } = await withConnection(url, (client) => client.query(sql))
    expect({ database: name, rows }).toEqual({ database: name, rows: [] })
  }
})
