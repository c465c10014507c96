import { expect, test } from 'vitest'
import { withConnection } from '@/tests/support/connection'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const PULLS = `
  select round.member_id, round.id, pull.value ->> 'item' as item_id, pull.value ->> 'rarity' as rarity,
    (pull.value ->> 'shards')::bigint as shards
  from arcade.round, jsonb_array_elements(round.result -> 'pulls') pull where round.game = 'gacha'`

const ITEMS_THAT_WERE_NOT_PULLED_SO_OFTEN = `
  with pulled as (select member_id, item_id, count(*) as times from (${PULLS}) pull group by 1, 2)
  select * from pulled full join (select * from arcade.gacha_item where source = 'pull') item using (member_id, item_id)
  where item.copies is distinct from pulled.times`

const STANDINGS_THAT_NO_PULLS_MADE = `
  with pulled as (
    select member_id, count(*) filter (where rarity = 'SSR') as ssr, count(*) filter (where rarity = 'SR') as sr,
      count(*) filter (where rarity = 'R') as r, count(*) filter (where rarity = 'N') as n
    from (${PULLS}) pull group by 1
  )
  select * from arcade.gacha_progress progress left join pulled using (member_id)
  where (progress.ssr, progress.sr, progress.r, progress.n) is distinct from
    (coalesce(pulled.ssr, 0), coalesce(pulled.sr, 0), coalesce(pulled.r, 0), coalesce(pulled.n, 0))`

const ROUNDS_WITHOUT_THEIR_SHARDS = `
  with given as (select member_id, id, sum(shards) as shards from (${PULLS}) pull group by 1, 2)
  select given.id, given.shards, sum(entry.amount) as moved
  from given join arcade.round on round.id = given.id
  left join ledger.account on account.owner = given.member_id and account.asset = 'SHARD' and account.bucket = 'main'
  left join ledger.entry on entry.transfer_id = round.transfer_id and entry.account_id = account.id
  group by 1, 2 having coalesce(sum(entry.amount), 0) <> given.shards`

const EXCHANGES_BEYOND_STOCK = `
  select offer.item_id, offer.stock, offer.sold, count(item.member_id) as owners
  from arcade.gacha_stock offer left join arcade.gacha_item item on item.item_id = offer.item_id
  group by offer.item_id having offer.sold > offer.stock or count(item.member_id) > offer.sold`

test.each([
  ['every copy was pulled, and every pull is a copy', ITEMS_THAT_WERE_NOT_PULLED_SO_OFTEN],
  ['every standing is the sum of its pulls', STANDINGS_THAT_NO_PULLS_MADE],
  ['every duplicate became its shards, in the transfer of its round', ROUNDS_WITHOUT_THEIR_SHARDS],
  ['no limited item has more owners than were sold, or was sold beyond its stock', EXCHANGES_BEYOND_STOCK],
])('%s', async (_sentence, sql) => {
  for (const { name, url } of await databasesLeftBehind()) {
    const { rows } = await withConnection(url, (client) => client.query(sql))
    expect({ name, rows }).toEqual({ name, rows: [] })
  }
})
