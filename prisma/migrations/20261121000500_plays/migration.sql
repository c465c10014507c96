-- What every game shares: one player row to lock, sessions, figures by day, and the function that commits plays in batches.

-- Whether a game takes plays.
create table arcade.game (
  game text primary key,
  is_frozen boolean not null default false,
  reason text,
  frozen_at timestamptz,
  frozen_by text,
  version bigint not null default 1,
  check (is_frozen = (frozen_at is not null)),
  check (is_frozen = (reason is not null))
);
insert into arcade.game (game) values ('slot'), ('rps'), ('gacha'), ('crash');

-- One row for each member who ever played or set a limit. Every wager locks it first, so a member's wagers come one after
-- the other, on however many instances, and no limit is passed by two at once. Limits are per KST calendar day: GOLD or
-- minutes, null for none; with `_next_at` set, `_next` holds from that instant on.
create table arcade.player (
  member_id text primary key,
  session_id text,
  last_wager_at timestamptz,
  last_play_at timestamptz,
  -- Stakes of rounds that are still open, in GOLD.
  open_stake bigint not null default 0 check (open_stake >= 0),
  stake_limit bigint check (stake_limit >= 0),
  stake_limit_next bigint check (stake_limit_next >= 0),
  stake_limit_next_at timestamptz,
  loss_limit bigint check (loss_limit >= 0),
  loss_limit_next bigint check (loss_limit_next >= 0),
  loss_limit_next_at timestamptz,
  minutes_limit integer check (minutes_limit >= 0),
  minutes_limit_next integer check (minutes_limit_next >= 0),
  minutes_limit_next_at timestamptz,
  paused_until timestamptz,
  pause_kind text check (pause_kind in ('cool_off', 'self_exclusion')),
  version bigint not null default 1,
  check ((paused_until is null) = (pause_kind is null))
) with (fillfactor = 70);
create trigger player_kept before delete or truncate on arcade.player
  for each statement execute function platform.refuse_change();

-- A stretch of play. Ends when the member says so, or by itself after a quarter of an hour without a play.
create table arcade.game_session (
  id text primary key,
  member_id text not null,
  started_at timestamptz not null,
  last_played_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('ended', 'idle')),
  rounds bigint not null default 0,
  staked bigint not null default 0,
  paid bigint not null default 0,
  version bigint not null default 1,
  check ((ended_at is null) = (end_reason is null))
) with (fillfactor = 70);
create unique index game_session_one_open on arcade.game_session (member_id) where ended_at is null;
create index game_session_of_member on arcade.game_session (member_id, id desc);
create index game_session_idle on arcade.game_session (last_played_at) where ended_at is null;

alter table arcade.round
  add column session_id text references arcade.game_session (id),
  add column payout_transfer_id text;
create index round_of_session on arcade.round (session_id) where session_id is not null;

-- Best multiplier: payout over stake of a won round, in hundredths. Streaks are wins in a row; a push leaves them.
alter table arcade.stat
  add column streak bigint not null default 0,
  add column best_streak bigint not null default 0,
  add column best_multiplier bigint not null default 0,
  add column play_ms bigint not null default 0;

-- The figures of each member, KST calendar day and game. Limits, statistics by period, leaderboards and charts read these:
-- a new period is another key, so nothing is ever reset.
create table arcade.day_stat (
  member_id text not null,
  day date not null,
  game text not null,
  rounds bigint not null,
  wins bigint not null,
  staked bigint not null,
  paid bigint not null,
  biggest_win bigint not null,
  best_multiplier bigint not null,
  best_round_id text,
  best_at timestamptz,
  play_ms bigint not null,
  primary key (member_id, day, game)
) with (fillfactor = 70);
create index day_stat_of_day on arcade.day_stat (day, game);

-- Rounds played before this migration, in the new figures.
insert into arcade.day_stat
  (member_id, day, game, rounds, wins, staked, paid, biggest_win, best_multiplier, best_round_id, best_at, play_ms)
select member_id, (created_at at time zone 'Asia/Seoul')::date, game, count(*), count(*) filter (where payout > bet),
  sum(bet), sum(payout), coalesce(max(payout) filter (where payout > bet), 0),
  coalesce(max(payout * 100 / bet) filter (where payout > bet), 0),
  (array_agg(id order by payout * 100 / bet desc, id) filter (where payout > bet))[1],
  (array_agg(created_at order by payout * 100 / bet desc, id) filter (where payout > bet))[1], 0
from arcade.round group by 1, 2, 3;
with played as (
  select member_id, game, id, bet, payout,
    count(*) filter (where payout < bet) over (partition by member_id, game order by id) as losses_before
  from arcade.round
), rows_of_wins as (
  select member_id, game, losses_before, count(*) filter (where payout > bet) as wins,
    max(payout * 100 / bet) filter (where payout > bet) as best
  from played group by 1, 2, 3
)
update arcade.stat set best_streak = found.best_streak, best_multiplier = found.best_multiplier, streak = found.streak
from (
  select member_id, game, max(wins) as best_streak, coalesce(max(best), 0) as best_multiplier,
    (array_agg(wins order by losses_before desc))[1] as streak
  from rows_of_wins group by 1, 2
) found
where stat.member_id = found.member_id and stat.game = found.game;
