-- A nonce is spent by the play that it decides, in the play's own transaction (docs/decisions/0015), where it used to be
-- reserved in one of its own before.
drop function arcade.reserve_nonces;

-- The version of each game's odds that is in force at a moment.
create function arcade.versions_in_force(p_at timestamptz) returns table (game text, version integer)
language sql stable as $$
  select game, coalesce(max(version) filter (where effective_at <= p_at), min(version)) from arcade.paytable group by game
$$;

-- What each member's next play draws with, or the answer that their key already has. A look and nothing more: whether it
-- still holds when the play is committed is what arcade.gate_plays sees.
create function arcade.next_draws(p_members text[], p_games text[], p_keys text[])
returns table (
  member_id text, seed_id text, server_seed text, server_seed_hash text, client_seed text, nonce bigint,
  config_version integer, fingerprint bytea, status smallint, content_type text, body text, etag text
)
language sql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
  with known as materialized (
    select * from platform.answered(p_members, p_keys)
  ), in_force as materialized (
    select * from arcade.versions_in_force(platform.clock_now())
  )
  select asked.member_id, seed.id, seed.server_seed, seed.server_seed_hash, seed.client_seed, seed.nonce_next, in_force.version,
    null::bytea, null::smallint, null, null, null
  from unnest(p_members, p_games) asked (member_id, game)
  join in_force on in_force.game = asked.game
  cross join lateral (
    select * from arcade.seed where seed.member_id = asked.member_id and seed.state = 'active' limit 1
  ) seed
  where asked.member_id not in (select principal from known)
  union all
  select principal, null, null, null, null, null, null, fingerprint, status, content_type, body, etag from known
$$;

-- Says of each play why it may not happen now, and in which session it happens. What is open may always be settled; a wager
-- has to come with the seed, nonce and odds that are in force (CONFLICT: it is drawn again). Callers hold the rows of the
-- players. The seeds are locked, in the order of their ids: one that is being rotated away is waited for, and found
-- revealed.
create function arcade.gate_plays(p_plays arcade.play[], p_moment timestamptz, p_has_limits boolean) returns arcade.play[]
language plpgsql as $$
declare
  cycle constant interval := interval '2500 milliseconds';
  idle constant interval := interval '15 minutes';
  plays arcade.play[] := p_plays;
  known record;
begin
  perform from (select distinct play.seed_id as id from unnest(plays) play where play.code is null order by 1) asked
  cross join lateral (
    select from arcade.seed where seed.id = asked.id and seed.state = 'active' limit 1 for no key update
  ) held;

  for known in
    with in_force as materialized (select * from arcade.versions_in_force(p_moment))
    select play.place,
      case when play.kind = 'settle' then case when seed.id is null then 'CONFLICT' end
        when game.is_frozen then 'GAME_FROZEN'
        when player.paused_until > p_moment then 'PLAY_PAUSED'
        when player.last_wager_at + cycle > p_moment then 'PLAY_TOO_SOON'
        when (seed.nonce_next, in_force.version) is distinct from (play.nonce, play.config_version) then 'CONFLICT' end as code,
      player.paused_until, player.last_wager_at,
      case when play.kind = 'settle' or (running.ended_at is null and running.last_played_at > p_moment - idle)
        then player.session_id end as session_id,
      -- The whole way from the play before, as long as the session goes on: what the member's limit of minutes counts.
      case when p_moment - player.last_play_at < idle
        then extract(epoch from p_moment - player.last_play_at) * 1000
        else extract(epoch from cycle) * 1000 end as play_ms
    from unnest(plays) play
    cross join lateral (select * from arcade.player where player.member_id = play.member_id limit 1) player
    left join arcade.game on game.game = play.game
    left join in_force on in_force.game = play.game
    left join lateral (select * from arcade.game_session where game_session.id = player.session_id limit 1) running on true
    left join lateral (
      select * from arcade.seed where seed.id = play.seed_id and seed.state = 'active' limit 1
    ) seed on true
    where play.code is null
  loop
    plays[known.place].code := known.code;
    plays[known.place].session_id := known.session_id;
    plays[known.place].play_ms := known.play_ms;
    if known.code = 'PLAY_TOO_SOON' then
      plays[known.place].params := jsonb_build_object('retryAfterMs',
        ceil(extract(epoch from known.last_wager_at + cycle - p_moment) * 1000));
    elsif known.code = 'PLAY_PAUSED' then
      plays[known.place].params := jsonb_build_object('until', arcade.instant_json(known.paused_until));
    end if;
  end loop;
  if p_has_limits then
    for known in select gate.place, gate.params from arcade.gate_limits(plays, p_moment) gate loop
      plays[known.place].code := 'PLAY_LIMIT_REACHED';
      plays[known.place].params := known.params;
    end loop;
  end if;
  return plays;
end $$;

-- As before (20261121004100), but with the gate in a function of its own, and what passes it spends its nonce here, whatever
-- becomes of its payment.
create or replace function arcade.play_batch(
  p_plays jsonb, p_accounts bigint[],
  p_ids text[], p_scopes text[], p_keys text[], p_fingerprints text[],
  p_kinds text[], p_reasons text[], p_related_types text[], p_related_ids text[], p_memos text[], p_actors text[],
  p_reverses text[], p_holds text[], p_payees bigint[], p_ttls integer[], p_finals boolean[],
  p_first integer[], p_leg_accounts integer[], p_leg_amounts bigint[]
) returns table (place integer, code text, params jsonb, status smallint, body text, replayed boolean)
language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  plays arcade.play[];
  members text[];
  moment timestamptz;
  today date;
  outcomes smallint[];
  has_gacha boolean;
  has_crash boolean;
  has_limits boolean;
  games text[];
  said_at text;
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
    from unnest(plays) play cross join lateral (
      select * from platform.idempotency stored where stored.principal = play.principal and stored.key = play.key limit 1
    ) answered
  loop
    plays[known.place].code := case when known.differs then 'IDEMPOTENCY_KEY_REUSED'
      when known.status is null then 'IDEMPOTENCY_IN_FLIGHT' else 'REPLAY' end;
    plays[known.place].status := known.status;
    plays[known.place].body := known.body;
  end loop;

  plays := arcade.gate_plays(plays, moment, has_limits);
  if has_crash then plays := arcade.refuse_plays(plays, 'crash', moment); end if;
  if has_gacha then plays := arcade.refuse_plays(plays, 'gacha', moment); end if;

  update arcade.seed set nonce_next = nonce_next + 1 where id = any (
    array(select play.seed_id from unnest(plays) play where play.code is null and play.kind <> 'settle'));

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

  select array_agg(game order by game) into games from arcade.game;
  -- As text: what is stored and what is answered are the same bytes, and nothing parses them on the way. A key that an
  -- operation outside the lane answers at this very moment: the unique key raises, and nothing has happened.
  said_at := arcade.instant_json(moment);
  return query
    with told as materialized (
      select play.place, wallet.said as wallet, figures.version, figures.said as figures,
        concat('{"id":"', running.id, '","version":', running.version,
          ',"startedAt":"', arcade.instant_json(running.started_at),
          '","lastPlayedAt":"', arcade.instant_json(running.last_played_at),
          '","rounds":', running.rounds, ',"staked":', running.staked, ',"paid":', running.paid,
          ',"net":', running.paid - running.staked, '}') as session,
        case when play.kind <> 'bet' then
          concat(left(play.shown::text, -1), ', "createdAt": "', said_at, '"}') end as round
      from unnest(plays) play
      join arcade.game_session running on running.id = play.session_id
      join ledger.wallets_json(members) wallet on wallet.owner = play.member_id
      join arcade.figures_json(members, games) figures on figures.member_id = play.member_id
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
