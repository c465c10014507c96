-- Crash: 99 % come back at every target, and 99 of 101 rounds reach 1.01x, the lowest one.
insert into arcade.paytable
  (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_at, published_by, effective_at)
values ('crash', 1, '{ "edgePercent": 1, "cap": 100000 }', 9999, 10100, 9900, '2026-01-01 00:00+09', 'system',
  '2026-01-01 00:00+09');

-- A round of crash from its bet on. How it ends follows from this row alone, so no process has to remember or time
-- anything: it flies from starts_at (by itself after a while, unless started before) and is over at due_at, or when a
-- cash-out was received before. flight_ms and due_at tell the outcome; they are never answered, logged or sent.
create table arcade.crash_round (
  id text primary key,
  member_id text not null,
  bet bigint not null check (bet > 0 and bet % 100 = 0),
  auto_target integer check (auto_target > 100),
  seed_id text not null references arcade.seed (id),
  nonce bigint not null,
  config_version integer not null,
  transfer_id text not null unique,
  flight_ms integer not null check (flight_ms > 0),
  bet_at timestamptz not null,
  starts_at timestamptz not null,
  due_at timestamptz not null,
  -- Milliseconds from the start to the receipt of the cash-out, by this database's clock.
  cash_out_ms integer check (cash_out_ms between 0 and flight_ms - 1),
  state text not null default 'open' check (state in ('open', 'settled')),
  settled_at timestamptz,
  unique (seed_id, nonce),
  check (starts_at >= bet_at),
  check (due_at = starts_at + flight_ms * interval '1 millisecond'),
  check ((state = 'settled') = (settled_at is not null))
) with (fillfactor = 70);
create unique index crash_round_one_open on arcade.crash_round (member_id) where state = 'open';
create index crash_round_due on arcade.crash_round (due_at) where state = 'open';

-- What has been staked on cannot be changed: a round starts earlier at most, is cashed out once and settled once.
create function arcade.guard_crash_round() returns trigger
language plpgsql as $$
begin
  if (new.id, new.member_id, new.bet, new.auto_target, new.seed_id, new.nonce, new.config_version, new.transfer_id,
      new.flight_ms, new.bet_at)
     is distinct from (old.id, old.member_id, old.bet, old.auto_target, old.seed_id, old.nonce, old.config_version,
      old.transfer_id, old.flight_ms, old.bet_at)
     or old.state = 'settled'
     or new.starts_at > old.starts_at
     or (new.starts_at < old.starts_at and old.cash_out_ms is not null)
     or (old.cash_out_ms is not null and new.cash_out_ms is distinct from old.cash_out_ms)
  then
    raise exception 'crash round % is under way: this change is refused', old.id using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger crash_round_kept before delete or truncate on arcade.crash_round
  for each statement execute function platform.refuse_change();
create trigger crash_round_guarded before update on arcade.crash_round for each row
  execute function arcade.guard_crash_round();

-- One open round for each member. A settlement counts only if it was computed from the row as it is now, and never before
-- the round is decided: extra.cashOutMs is what the settlement took the cash-out to be.
create function arcade.crash_gate(p_plays jsonb, p_moment timestamptz) returns table (place integer, code text)
language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
begin
  perform from arcade.crash_round
  where id = any (array(
    select play."roundId" from jsonb_to_recordset(p_plays) play (kind text, "roundId" text) where play.kind = 'settle'
  ))
  order by id for no key update;
  return query
  select play.place, 'ROUND_OPEN'
  from jsonb_to_recordset(p_plays) play (place integer, kind text, "memberId" text)
  join arcade.crash_round round on round.member_id = play."memberId" and round.state = 'open'
  where play.kind = 'bet'
  union all
  select play.place, case when round.state = 'settled' then 'ROUND_SETTLED' else 'CONFLICT' end
  from jsonb_to_recordset(p_plays) play (place integer, kind text, "roundId" text, extra jsonb)
  join arcade.crash_round round on round.id = play."roundId"
  where play.kind = 'settle' and (round.state = 'settled'
    or round.cash_out_ms is distinct from (play.extra ->> 'cashOutMs')::integer
    or (round.cash_out_ms is null and round.due_at > p_moment));
end $$;

-- extra of a bet: { autoTarget, flightMs, startWithinMs }. Answers the open rounds as the member may see them.
create function arcade.crash_write(p_plays jsonb, p_moment timestamptz) returns table (place integer, state jsonb)
language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
begin
  insert into arcade.crash_round (id, member_id, bet, auto_target, seed_id, nonce, config_version, transfer_id,
    flight_ms, bet_at, starts_at, due_at)
  select play."roundId", play."memberId", play.bet, (play.extra ->> 'autoTarget')::integer, play."seedId", play.nonce,
    play."configVersion", play."transferId", flight.ms, p_moment, flight.starts_at,
    flight.starts_at + flight.ms * interval '1 millisecond'
  from jsonb_to_recordset(p_plays) play (kind text, "roundId" text, "memberId" text, bet bigint, "seedId" text,
    nonce bigint, "configVersion" integer, "transferId" text, extra jsonb)
  cross join lateral (
    select (play.extra ->> 'flightMs')::integer as ms,
      p_moment + (play.extra ->> 'startWithinMs')::integer * interval '1 millisecond' as starts_at
  ) flight
  where play.kind = 'bet'
  order by play."roundId";

  update arcade.crash_round round set state = 'settled', settled_at = p_moment
  from jsonb_to_recordset(p_plays) play (kind text, "roundId" text)
  where play.kind = 'settle' and round.id = play."roundId";

  return query
  select play.place, jsonb_build_object('id', round.id, 'game', 'crash', 'bet', round.bet, 'autoTarget', round.auto_target,
    'state', 'bet', 'startsAt', arcade.instant_json(round.starts_at), 'serverAt', arcade.instant_json(p_moment),
    'fairness', jsonb_build_object('serverSeedHash', seed.server_seed_hash, 'clientSeed', seed.client_seed,
      'nonce', round.nonce, 'configVersion', round.config_version),
    'createdAt', arcade.instant_json(round.bet_at))
  from jsonb_to_recordset(p_plays) play (place integer, kind text, "roundId" text)
  join arcade.crash_round round on round.id = play."roundId"
  join arcade.seed seed on seed.id = round.seed_id
  where play.kind = 'bet';
end $$;
