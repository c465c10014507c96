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
  -- The longest row of wins as it stood on this day, wherever it began.
  best_streak bigint not null default 0,
  best_streak_at timestamptz,
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
with played as (
  select member_id, game, id, created_at, payout > bet as is_win,
    count(*) filter (where payout < bet) over (partition by member_id, game order by id) as losses_before
  from arcade.round
), standing as (
  select member_id, game, id, created_at, count(*) filter (where is_win) over (
    partition by member_id, game, losses_before order by id) as streak
  from played
), best as (
  select distinct on (member_id, game, day) member_id, game, (created_at at time zone 'Asia/Seoul')::date as day, streak, created_at
  from standing order by member_id, game, day, streak desc, id
)
update arcade.day_stat set best_streak = best.streak, best_streak_at = case when best.streak > 0 then best.created_at end
from best
where day_stat.member_id = best.member_id and day_stat.game = best.game and day_stat.day = best.day;

create function arcade.instant_json(p_at timestamptz) returns text
language sql immutable as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- A limit as it stands at p_moment.
create function arcade.limit_at(p_limit bigint, p_next bigint, p_next_at timestamptz, p_moment timestamptz) returns bigint
language sql immutable as $$ select case when p_next_at <= p_moment then p_next else p_limit end $$;

create function arcade.kst_day(p_at timestamptz) returns date
language sql immutable as $$ select (p_at at time zone 'Asia/Seoul')::date $$;

-- One play on its way through play_batch. kind: `round` (staked, drawn and paid at once), `bet` (the stake of a round that
-- stays open), `settle` (its end). place: 1 … n in the batch. shown: the round as it is answered, without its time. posting: its place among the
-- postings, null when no GOLD moves.
create type arcade.play as (
  place integer, kind text, principal text, key text, fingerprint bytea, member_id text, game text, round_id text,
  bet bigint, payout bigint, presentation text, seed_id text, nonce bigint, config_version integer,
  transfer_id text, payout_transfer_id text, new_session_id text, shown jsonb, extra jsonb, posting integer,
  -- decided here
  code text, params jsonb, status smallint, body text, session_id text, play_ms bigint
);

-- The members' own limits: why each wager would pass one, for those that would. Callers hold the rows of the players.
create function arcade.gate_limits(p_plays arcade.play[], p_moment timestamptz)
returns table (place integer, params jsonb)
language sql stable set enable_seqscan = off as $$
  with wager as (
    select play.place, play.bet, today.*,
      arcade.limit_at(player.stake_limit, player.stake_limit_next, player.stake_limit_next_at, p_moment) as stake_max,
      arcade.limit_at(player.loss_limit, player.loss_limit_next, player.loss_limit_next_at, p_moment) as loss_max,
      arcade.limit_at(player.minutes_limit, player.minutes_limit_next, player.minutes_limit_next_at, p_moment) as minutes_max
    from unnest(p_plays) play
    join arcade.player on player.member_id = play.member_id
    cross join lateral (
      select coalesce(sum(day_stat.staked), 0) + player.open_stake as staked_today,
        greatest(coalesce(sum(day_stat.staked - day_stat.paid), 0), 0) + player.open_stake as lost_today,
        coalesce(sum(day_stat.play_ms), 0) / 60000 as minutes_today
      from arcade.day_stat
      where day_stat.member_id = play.member_id and day_stat.day = arcade.kst_day(p_moment)
    ) today
    where play.kind in ('round', 'bet') and play.code is null
  )
  select wager.place, refusal.params
  from wager
  cross join lateral (
    select * from (values
      (1, jsonb_build_object('kind', 'stake', 'limit', wager.stake_max, 'used', wager.staked_today,
        'left', greatest(wager.stake_max - wager.staked_today, 0)), wager.staked_today + wager.bet > wager.stake_max),
      (2, jsonb_build_object('kind', 'loss', 'limit', wager.loss_max, 'used', wager.lost_today,
        'left', greatest(wager.loss_max - wager.lost_today, 0)), wager.lost_today + wager.bet > wager.loss_max),
      (3, jsonb_build_object('kind', 'minutes', 'limit', wager.minutes_max,
        'used', floor(wager.minutes_today), 'left', 0), wager.minutes_today >= wager.minutes_max)
    ) rule (rank, params, applies)
    where rule.applies order by rule.rank limit 1
  ) refusal
$$;

-- Commits a batch of plays, each accepted or refused for itself: gate, ledger, round, figures, session, event and the
-- answer of its key, all in this one statement. The order of locks: players (by member), seeds (by id), rows of the games,
-- then the ledger's own; so batches of different processes never deadlock. A batch holds at most one play of a member.
-- p_plays: JSON array of plays in the fields of arcade.play; the rest: what ledger.post_batch takes, one posting for each
-- play that names one. Unexpected failures raise, and nothing of the batch has happened.
create function arcade.play_batch(
  p_plays jsonb, p_accounts bigint[],
  p_ids text[], p_scopes text[], p_keys text[], p_fingerprints text[],
  p_kinds text[], p_reasons text[], p_related_types text[], p_related_ids text[], p_memos text[], p_actors text[],
  p_reverses text[], p_holds text[], p_payees bigint[], p_ttls integer[], p_finals boolean[],
  p_first integer[], p_leg_accounts integer[], p_leg_amounts bigint[]
) returns table (place integer, code text, params jsonb, status smallint, body text, replayed boolean)
language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
declare
  cycle constant interval := interval '2500 milliseconds';
  idle constant interval := interval '15 minutes';
  plays arcade.play[];
  members text[];
  seeds text[];
  moment timestamptz;
  today date;
  outcomes smallint[];
  has_gacha boolean;
  has_crash boolean;
  has_limits boolean;
  frozen text[];
  known record;
  states jsonb := '{}';
begin
  select array_agg(play order by play.place), array_agg(play.member_id order by play.member_id),
    bool_or(play.game = 'gacha'), bool_or(play.game = 'crash')
  into plays, members, has_gacha, has_crash
  from jsonb_populate_recordset(null::arcade.play, p_plays) play;

  insert into arcade.player (member_id)
  select member from unnest(members) member where not exists (select from arcade.player where member_id = member)
  order by member on conflict do nothing;
  select bool_or(locked.has_limits) into has_limits from (
    select coalesce(stake_limit, loss_limit, minutes_limit) is not null
      or coalesce(stake_limit_next_at, loss_limit_next_at, minutes_limit_next_at) is not null as has_limits
    from arcade.player where member_id = any (members) order by member_id for no key update
  ) locked;
  moment := platform.clock_now() + (clock_timestamp() - now());
  today := arcade.kst_day(moment);

  -- Keys that have been answered. The player's lock makes this sure: it serialises all plays of a principal.
  for known in
    select play.place, play.fingerprint <> answered.fingerprint as differs, answered.status, answered.body
    from unnest(plays) play join platform.idempotency answered
      on answered.principal = play.principal and answered.key = play.key
  loop
    plays[known.place].code := case when known.differs then 'IDEMPOTENCY_KEY_REUSED'
      when known.status is null then 'IDEMPOTENCY_IN_FLIGHT' else 'REPLAY' end;
    plays[known.place].status := known.status;
    plays[known.place].body := known.body;
  end loop;

  -- A seed that is being rotated away is waited for, and found revealed.
  select array_agg(held.id) into seeds from (
    select seed.id from arcade.seed
    where seed.id in (select play.seed_id from unnest(plays) play where play.code is null) and seed.state = 'active'
    order by seed.id for key share
  ) held;

  select array_agg(game) into frozen from arcade.game where is_frozen;

  -- Why a play may not happen now, or null. What is open may always be settled.
  for known in
    select play.place,
      case when seed.id is null then 'CONFLICT' when play.kind = 'settle' then null
        when play.game = any (frozen) then 'GAME_FROZEN'
        when player.paused_until > moment then 'PLAY_PAUSED'
        when player.last_wager_at + cycle > moment then 'PLAY_TOO_SOON' end as code,
      player.paused_until, player.last_wager_at,
      case when play.kind = 'settle' or (running.ended_at is null and running.last_played_at > moment - idle)
        then player.session_id end as session_id,
      -- The whole way from the play before, as long as the session goes on: what the member's limit of minutes counts.
      case when moment - player.last_play_at < idle
        then extract(epoch from moment - player.last_play_at) * 1000
        else extract(epoch from cycle) * 1000 end as play_ms
    from unnest(plays) play
    join arcade.player on player.member_id = play.member_id
    left join arcade.game_session running on running.id = player.session_id
    left join unnest(seeds) seed (id) on seed.id = play.seed_id
    where play.code is null
  loop
    plays[known.place].code := known.code;
    plays[known.place].session_id := known.session_id;
    plays[known.place].play_ms := known.play_ms;
    if known.code = 'PLAY_TOO_SOON' then
      plays[known.place].params := jsonb_build_object('retryAfterMs',
        ceil(extract(epoch from known.last_wager_at + cycle - moment) * 1000));
    elsif known.code = 'PLAY_PAUSED' then
      plays[known.place].params := jsonb_build_object('until', arcade.instant_json(known.paused_until));
    end if;
  end loop;
  if has_limits then
    for known in select gate.place, gate.params from arcade.gate_limits(plays, moment) gate loop
      plays[known.place].code := 'PLAY_LIMIT_REACHED';
      plays[known.place].params := known.params;
    end loop;
  end if;

  if has_crash then plays := arcade.refuse_plays(plays, 'crash', moment); end if;
  if has_gacha then plays := arcade.refuse_plays(plays, 'gacha', moment); end if;

  if cardinality(p_ids) > 0 then
    select post.outcomes into outcomes from ledger.post_some(
      (select array_agg(play.code is null order by play.posting) from unnest(plays) play where play.posting is not null),
      p_accounts, p_ids, p_scopes, p_keys, p_fingerprints, p_kinds, p_reasons, p_related_types, p_related_ids, p_memos,
      p_actors, p_reverses, p_holds, p_payees, p_ttls, p_finals, p_first, p_leg_accounts, p_leg_amounts) post;
    if 0 < any (outcomes) then plays := arcade.refuse_unpaid(plays, outcomes); end if;
  end if;

  if exists (select from unnest(plays) play where play.code is null) then
    plays := arcade.write_plays(plays, moment, today);
    if has_crash then states := states || arcade.game_states(plays, 'crash', moment); end if;
    if has_gacha then states := states || arcade.game_states(plays, 'gacha', moment); end if;
  end if;

  -- As text: what is stored and what is answered are the same bytes, and nothing parses them on the way. A key that an
  -- operation outside the lane answers at this very moment: the unique key raises, and nothing has happened.
  return query
    with told as materialized (
      select play.place, ledger.wallet_json(play.member_id) as wallet, figures.version, figures.said as figures,
        json_build_object('id', running.id, 'version', running.version,
          'startedAt', arcade.instant_json(running.started_at), 'lastPlayedAt', arcade.instant_json(running.last_played_at),
          'rounds', running.rounds, 'staked', running.staked, 'paid', running.paid,
          'net', running.paid - running.staked) as session,
        case when play.kind <> 'bet' then
          jsonb_set(play.shown, '{createdAt}', to_jsonb(arcade.instant_json(moment)))::text end as round
      from unnest(plays) play
      join arcade.game_session running on running.id = play.session_id
      cross join lateral (
        select coalesce(sum(stat.version), 0) as version,
          json_build_object('version', coalesce(sum(stat.version), 0),
            'games', json_object_agg(game.game, json_build_object('rounds', coalesce(stat.rounds, 0),
              'wins', coalesce(stat.wins, 0), 'staked', coalesce(stat.staked, 0), 'paid', coalesce(stat.paid, 0),
              'biggestWin', coalesce(stat.biggest_win, 0), 'bestMultiplier', coalesce(stat.best_multiplier, 0),
              'bestStreak', coalesce(stat.best_streak, 0), 'playMs', coalesce(stat.play_ms, 0),
              'lastPlayedAt', case when stat.last_played_at is not null then arcade.instant_json(stat.last_played_at) end)),
            'totals', json_build_object('rounds', coalesce(sum(stat.rounds), 0), 'wins', coalesce(sum(stat.wins), 0),
              'staked', coalesce(sum(stat.staked), 0), 'paid', coalesce(sum(stat.paid), 0),
              'biggestWin', coalesce(max(stat.biggest_win), 0), 'bestMultiplier', coalesce(max(stat.best_multiplier), 0),
              'bestStreak', coalesce(max(stat.best_streak), 0), 'playMs', coalesce(sum(stat.play_ms), 0),
              'lastPlayedAt', arcade.instant_json(max(stat.last_played_at)))) as said
        from arcade.game left join arcade.stat on stat.game = game.game and stat.member_id = play.member_id
      ) figures
      where play.code is null
    ), said as materialized (
      select play.place, play.principal, play.key, play.fingerprint, play.member_id, told.version,
        concat('{', '"round":' || told.round || ',', '"' || play.game || '":' || (states -> play.place::text)::text || ',',
          '"balance":', told.wallet, ',"stats":', told.figures, ',"session":', told.session, '}') as body,
        case when told.round is not null then concat('{"version":', told.version, ',"stats":', told.figures,
          ',"round":', told.round, ',"session":', told.session, '}') end as event
      from unnest(plays) play join told on told.place = play.place
    ), event as (
      insert into platform.event (member_id, type, key, version, payload, occurred_at)
      select said.member_id, 'game_update', said.member_id, said.version, said.event::jsonb, moment
      from said where said.event is not null order by said.place
    ), answer as (
      insert into platform.idempotency (principal, key, fingerprint, status, content_type, body)
      select said.principal, said.key, said.fingerprint, 200, 'application/json', said.body
      from said where said.key is not null order by said.principal, said.key
    )
    select play.place, nullif(play.code, 'REPLAY'), play.params, case when said.place is null then play.status else 200::smallint end,
      coalesce(said.body, play.body), play.code is not distinct from 'REPLAY'
    from unnest(plays) play left join said on said.place = play.place;
end $$;

-- The game's own gate, by its name.
create function arcade.refuse_plays(p_plays arcade.play[], p_game text, p_moment timestamptz) returns arcade.play[]
language plpgsql as $$
declare
  refused jsonb;
  changed arcade.play[] := p_plays;
begin
  execute format('select jsonb_object_agg(place, code) from arcade.%I($1, $2)', p_game || '_gate')
  into refused using arcade.plays_json(p_plays, p_game), p_moment;
  if refused is not null then
    for i in 1 .. cardinality(changed) loop
      if changed[i].code is null and refused ? changed[i].place::text then
        changed[i].code := refused ->> changed[i].place::text;
      end if;
    end loop;
  end if;
  return changed;
end $$;

-- What the game wrote for its accepted plays, by place.
create function arcade.game_states(p_plays arcade.play[], p_game text, p_moment timestamptz) returns jsonb
language plpgsql as $$
declare
  states jsonb;
begin
  execute format('select jsonb_object_agg(place, state) from arcade.%I($1, $2)', p_game || '_write')
  into states using arcade.plays_json(p_plays, p_game), p_moment;
  return coalesce(states, '{}');
end $$;

-- The plays of one game that nothing speaks against so far, as its hooks take them.
create function arcade.plays_json(p_plays arcade.play[], p_game text) returns jsonb
language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_object('place', play.place, 'kind', play.kind, 'memberId', play.member_id,
    'game', play.game, 'roundId', play.round_id, 'bet', play.bet, 'payout', play.payout, 'result', play.shown -> 'result',
    'seedId', play.seed_id, 'nonce', play.nonce, 'configVersion', play.config_version, 'transferId', play.transfer_id,
    'payoutTransferId', play.payout_transfer_id, 'sessionId', play.session_id, 'extra', play.extra) order by play.place), '[]')
  from unnest(p_plays) play where play.code is null and play.game = p_game
$$;

-- Plays whose GOLD the ledger refused, with what is missing.
create function arcade.refuse_unpaid(p_plays arcade.play[], p_outcomes smallint[]) returns arcade.play[]
language plpgsql set enable_seqscan = off as $$
declare
  changed arcade.play[] := p_plays;
begin
  for i in 1 .. cardinality(changed) loop
    if changed[i].code is null and p_outcomes[changed[i].posting] = 1 then
      changed[i].code := 'INSUFFICIENT_FUNDS';
      changed[i].params := jsonb_build_object('asset', 'GOLD',
        'missing', ledger.shortfall(changed[i].member_id, 'GOLD', changed[i].bet));
    elsif changed[i].code is null and p_outcomes[changed[i].posting] = 2 then
      changed[i].code := 'BALANCE_LIMIT';
    elsif changed[i].code is null and p_outcomes[changed[i].posting] > 0 then
      raise exception 'play %: no play is refused with outcome %', i, p_outcomes[changed[i].posting] using errcode = 'P0002';
    end if;
  end loop;
  return changed;
end $$;

-- Rounds, sessions and figures of the accepted plays; answers the plays with their sessions.
create function arcade.write_plays(p_plays arcade.play[], p_moment timestamptz, p_today date) returns arcade.play[]
language plpgsql set enable_seqscan = off as $$
declare
  changed arcade.play[] := p_plays;
begin
  update arcade.game_session open set ended_at = open.last_played_at, end_reason = 'idle'
  from unnest(p_plays) play
  where play.code is null and play.session_id is null and open.member_id = play.member_id and open.ended_at is null;
  insert into arcade.game_session (id, member_id, started_at, last_played_at)
  select play.new_session_id, play.member_id, p_moment, p_moment
  from unnest(p_plays) play where play.code is null and play.session_id is null order by play.member_id;

  for i in 1 .. cardinality(changed) loop
    changed[i].session_id := coalesce(changed[i].session_id, changed[i].new_session_id);
  end loop;

  update arcade.player set session_id = play.session_id,
    last_wager_at = case when play.kind = 'settle' then player.last_wager_at else p_moment end,
    last_play_at = case when play.kind = 'bet' then player.last_play_at else p_moment end,
    open_stake = player.open_stake + case play.kind when 'bet' then play.bet when 'settle' then -play.bet else 0 end
  from unnest(changed) play
  where play.code is null and player.member_id = play.member_id;

  insert into arcade.round (id, member_id, game, bet, payout, result, seed_id, nonce, config_version, transfer_id,
    payout_transfer_id, session_id, created_at)
  select play.round_id, play.member_id, play.game, play.bet, play.payout, play.shown -> 'result', play.seed_id, play.nonce,
    play.config_version, play.transfer_id, play.payout_transfer_id, play.session_id, p_moment
  from unnest(changed) play where play.code is null and play.kind <> 'bet';

  update arcade.game_session open set last_played_at = p_moment, version = open.version + 1,
    rounds = open.rounds + 1, staked = open.staked + play.bet, paid = open.paid + play.payout
  from unnest(changed) play
  where play.code is null and play.kind <> 'bet' and open.id = play.session_id;

  insert into arcade.stat as stat (member_id, game, rounds, wins, staked, paid, biggest_win, last_played_at, version,
    streak, best_streak, best_multiplier, play_ms)
  select play.member_id, play.game, 1, won.n, play.bet, play.payout, won.n * play.payout, p_moment, 1,
    won.n, won.n, won.n * play.payout * 100 / play.bet, play.play_ms
  from unnest(changed) play
  cross join lateral (select case when play.presentation = 'win' then 1 else 0 end as n) won
  where play.code is null and play.kind <> 'bet'
  order by play.member_id, play.game
  on conflict (member_id, game) do update set
    rounds = stat.rounds + 1,
    wins = stat.wins + excluded.wins,
    staked = stat.staked + excluded.staked,
    paid = stat.paid + excluded.paid,
    biggest_win = greatest(stat.biggest_win, excluded.biggest_win),
    last_played_at = greatest(stat.last_played_at, excluded.last_played_at),
    version = stat.version + 1,
    streak = case when excluded.paid < excluded.staked then 0 else stat.streak + excluded.wins end,
    best_streak = greatest(stat.best_streak, case when excluded.paid < excluded.staked then 0 else stat.streak + excluded.wins end),
    best_multiplier = greatest(stat.best_multiplier, excluded.best_multiplier),
    play_ms = stat.play_ms + excluded.play_ms;

  insert into arcade.day_stat as so_far (member_id, day, game, rounds, wins, staked, paid, biggest_win, best_multiplier,
    best_round_id, best_at, best_streak, best_streak_at, play_ms)
  select play.member_id, p_today, play.game, 1, won.n, play.bet, play.payout, won.n * play.payout,
    won.n * play.payout * 100 / play.bet, case when won.n = 1 then play.round_id end,
    case when won.n = 1 then p_moment end, stat.streak, case when stat.streak > 0 then p_moment end, play.play_ms
  from unnest(changed) play
  join arcade.stat on stat.member_id = play.member_id and stat.game = play.game
  cross join lateral (select case when play.presentation = 'win' then 1 else 0 end as n) won
  where play.code is null and play.kind <> 'bet'
  order by play.member_id, play.game
  on conflict (member_id, day, game) do update set
    rounds = so_far.rounds + 1,
    wins = so_far.wins + excluded.wins,
    staked = so_far.staked + excluded.staked,
    paid = so_far.paid + excluded.paid,
    biggest_win = greatest(so_far.biggest_win, excluded.biggest_win),
    best_round_id = case when excluded.best_multiplier > so_far.best_multiplier then excluded.best_round_id else so_far.best_round_id end,
    best_at = case when excluded.best_multiplier > so_far.best_multiplier then excluded.best_at else so_far.best_at end,
    best_multiplier = greatest(so_far.best_multiplier, excluded.best_multiplier),
    best_streak_at = case when excluded.best_streak > so_far.best_streak then excluded.best_streak_at else so_far.best_streak_at end,
    best_streak = greatest(so_far.best_streak, excluded.best_streak),
    play_ms = so_far.play_ms + excluded.play_ms;

  return changed;
end $$;
