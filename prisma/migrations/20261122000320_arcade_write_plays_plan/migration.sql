-- Part of the hot paths that looks up row by row what it asks for (docs/decisions/0013): planned while its tables were small,
-- it read them whole once they had grown.

-- As before (20261121000500).
create or replace function arcade.write_plays(p_plays arcade.play[], p_moment timestamptz, p_today date) returns arcade.play[]
language plpgsql set enable_seqscan = off as $$
declare
  changed arcade.play[] := p_plays;
begin
  update arcade.game_session set ended_at = last_played_at, end_reason = 'idle' where id = any (
    array(
      select abandoned.id from unnest(p_plays) play cross join lateral (
        select id from arcade.game_session open where open.member_id = play.member_id and open.ended_at is null limit 1
      ) abandoned
      where play.code is null and play.session_id is null));
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

-- The guard of 20261121000400, without a call of a function for each nonce that is spent: what has been committed to cannot
-- be changed. Seeds and hashes stay, nonces only grow, states only advance.
drop trigger seed_committed on arcade.seed;
create or replace function arcade.guard_seed() returns trigger
language plpgsql as $$
begin
  raise exception 'seed % is committed: this change is refused', old.id using errcode = 'P0001';
end $$;
create trigger seed_committed before update on arcade.seed for each row
  when ((new.id, new.member_id, new.server_seed, new.server_seed_hash, new.created_at)
      is distinct from (old.id, old.member_id, old.server_seed, old.server_seed_hash, old.created_at)
    or new.nonce_next < old.nonce_next
    or (old.state, new.state) not in (('next', 'next'), ('next', 'active'), ('active', 'active'), ('active', 'revealed'))
    or (old.state = 'active' and new.client_seed is distinct from old.client_seed))
  execute function arcade.guard_seed();
