import { expect, test } from 'vitest'
import { withConnection } from '@/tests/support/connection'
import { databasesLeftBehind } from '@/tests/support/left-behind'

const FIGURES_THAT_ARE_NO_SUMS = `
  with played as (
    select member_id, game, count(*) as rounds, count(*) filter (where payout > bet) as wins, sum(bet) as staked,
      sum(payout) as paid, coalesce(max(payout) filter (where payout > bet), 0) as biggest_win,
      coalesce(max(payout * 100 / bet) filter (where payout > bet), 0) as best_multiplier
    from arcade.round group by member_id, game
  ), by_day as (
    select member_id, game, sum(rounds) as rounds, sum(wins) as wins, sum(staked) as staked, sum(paid) as paid,
      max(biggest_win) as biggest_win, max(best_multiplier) as best_multiplier, max(best_streak) as best_streak,
      sum(play_ms) as play_ms
    from arcade.day_stat group by member_id, game
  )
  select member_id, game, stat.rounds, by_day.rounds as of_days, played.rounds as of_rounds
  from arcade.stat full join by_day using (member_id, game) full join played using (member_id, game)
  where (stat.rounds, stat.wins, stat.staked, stat.paid, stat.biggest_win, stat.best_multiplier)
      is distinct from (played.rounds, played.wins, played.staked, played.paid, played.biggest_win, played.best_multiplier)
    or (stat.rounds, stat.wins, stat.staked, stat.paid, stat.biggest_win, stat.best_multiplier, stat.best_streak, stat.play_ms)
      is distinct from (by_day.rounds, by_day.wins, by_day.staked, by_day.paid, by_day.biggest_win, by_day.best_multiplier,
        by_day.best_streak, by_day.play_ms)`

const DAYS_THAT_ARE_NO_SUMS = `
  select member_id, day, game, day_stat.rounds, played.rounds as of_rounds
  from arcade.day_stat full join (
    select member_id, (created_at at time zone 'Asia/Seoul')::date as day, game, count(*) as rounds, sum(bet) as staked,
      sum(payout) as paid
    from arcade.round group by 1, 2, 3
  ) played using (member_id, day, game)
  where (day_stat.rounds, day_stat.staked, day_stat.paid) is distinct from (played.rounds, played.staked, played.paid)`

const SESSIONS_THAT_ARE_NO_SUMS = `
  select game_session.id, game_session.rounds, played.rounds as of_rounds
  from arcade.game_session full join (
    select session_id as id, count(*) as rounds, sum(bet) as staked, sum(payout) as paid
    from arcade.round where session_id is not null group by session_id
  ) played using (id)
  where (game_session.rounds, game_session.staked, game_session.paid)
    is distinct from (coalesce(played.rounds, 0), coalesce(played.staked, 0), coalesce(played.paid, 0))`

const SESSIONS_OF_OTHERS = `
  select round.id from arcade.round join arcade.game_session on game_session.id = round.session_id
  where game_session.member_id <> round.member_id`

const CLAIMS_WITHOUT_THEIR_TRANSFER = `
  select claim.member_id, claim.achievement from arcade.achievement_claim claim
  left join ledger.account on account.owner = claim.member_id and account.asset = claim.asset and account.bucket = 'main'
  left join ledger.entry on entry.transfer_id = claim.transfer_id and entry.account_id = account.id
  where entry.amount is distinct from claim.amount`

const TRANSFERS_WITHOUT_THEIR_CLAIM = `
  select transfer.id from ledger.transfer
  where transfer.reason = 'achievement'
    and not exists (select from arcade.achievement_claim claim where claim.transfer_id = transfer.id)`

async function rowsEverywhere(sql: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (const { name, url } of await databasesLeftBehind()) {
    const { rows } = await withConnection(url, (client) => client.query(sql))
    found.push(...rows.map((row) => ({ database: name, ...row })))
  }
  return found
}

test.each([
  ['the figures of all time are the sums over the days and over the rounds', FIGURES_THAT_ARE_NO_SUMS],
  ['the figures of a Korean calendar day are the sums over its rounds', DAYS_THAT_ARE_NO_SUMS],
  ['a session is the sum over its rounds', SESSIONS_THAT_ARE_NO_SUMS],
  ['a round lies in a session of its own member', SESSIONS_OF_OTHERS],
  ['every claim moved its reward, once', CLAIMS_WITHOUT_THEIR_TRANSFER],
  ['every reward of an achievement has its claim', TRANSFERS_WITHOUT_THEIR_CLAIM],
])('%s', async (_rule, sql) => {
  expect(await rowsEverywhere(sql)).toEqual([])
})
