-- Picks: everything that decides one happens here, after the locks and by the database's clock.

-- The product's time at this very moment; `platform.clock_now()` stands still while a transaction runs.
create function predictions.moment() returns timestamptz
language sql volatile as $$ select platform.clock_now() + (clock_timestamp() - now()) $$;

-- The lock of a day's picks, for the rest of the transaction: shared by those who pick, alone for who counts or voids them.
-- So whoever counts waits for every pick that is on its way, and later ones find that the cut-off has passed.
create function predictions.lock_picks(p_trade_date date, p_alone boolean) returns void
language plpgsql as $$
declare
  name bigint := hashtextextended('predictions.picks:' || p_trade_date, 0);
begin
  if p_alone then
    perform pg_advisory_xact_lock(name);
  else
    perform pg_advisory_xact_lock_shared(name);
  end if;
end $$;

create function predictions.instant_json(p_at timestamptz) returns text
language sql immutable as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create function predictions.pick_json(p_pick predictions.pick) returns jsonb
language sql immutable as $$
  select jsonb_build_object('id', p_pick.id, 'tradeDate', p_pick.trade_date, 'symbol', p_pick.symbol, 'side', p_pick.side,
    'confidence', p_pick.confidence, 'state', p_pick.state, 'points', p_pick.points,
    'settlementVersion', p_pick.settlement_version, 'version', p_pick.version,
    'pickedAt', predictions.instant_json(p_pick.picked_at), 'changedAt', predictions.instant_json(p_pick.changed_at))
$$;

-- A member's day as the contract's MyPickDay says it: also one that they have not touched, with the slots that everybody has.
-- In PL/pgSQL, which keeps the plan; by the list's symbols one by one, so that no plan walks over everybody's picks of the day.
create function predictions.day_json(p_member_id text, p_trade_date date) returns jsonb
language plpgsql stable as $$
begin
  return (
    select jsonb_build_object('tradeDate', p_trade_date, 'version', coalesce(max(day.version), 0),
      'slots', jsonb_build_object('base', coalesce(max(day.base_slots), 3), 'ad', coalesce(max(day.ad_slots), 0),
        'used', coalesce(max(day.used_slots), 0), 'left', coalesce(max(day.base_slots + day.ad_slots - day.used_slots), 3)),
      'picks', (select coalesce(jsonb_agg(predictions.pick_json(mine.pick) order by listing.position, listing.symbol), '[]')
        from predictions.listing cross join lateral (
          select pick from predictions.pick where pick.member_id = p_member_id and pick.trade_date = listing.trade_date
            and pick.symbol = listing.symbol and pick.state <> 'CANCELLED' offset 0
        ) mine
        where listing.trade_date = p_trade_date))
    from predictions.member_day day where day.member_id = p_member_id and day.trade_date = p_trade_date
  );
end $$;

-- Tells the member's screens their day as it is now, and answers it.
create function predictions.tell_day(p_member_id text, p_trade_date date) returns jsonb
language plpgsql as $$
declare
  day jsonb := predictions.day_json(p_member_id, p_trade_date);
begin
  insert into platform.event (member_id, type, key, version, payload)
  values (p_member_id, 'event_update', p_member_id || ':' || p_trade_date, (day ->> 'version')::bigint,
    day || '{"kind": "pick_day"}');
  return day;
end $$;

-- Makes, changes or takes back a member's pick; p_trade_date null: of the session that takes picks now. Either `code` says why
-- not, and nothing has changed, or `day` and `pick` are as they are afterwards. Order of locks: the day's picks, the member's day.
-- The clock is read last.
create function predictions.put_pick(p_act text, p_member_id text, p_trade_date date, p_symbol text, p_id text, p_side text,
  p_confidence smallint, p_keeps_confidence boolean, out code text, out day jsonb, out pick jsonb)
language plpgsql as $$
declare
  at timestamptz := predictions.moment();
  on_day date := coalesce(p_trade_date, (
    select trade_date from predictions.market_session
    where phase <> 'CANCELLED' and opens_at <= at and cutoff_at > at order by cutoff_at limit 1));
  session predictions.market_session;
  mine predictions.member_day;
  listed predictions.listing;
  was predictions.pick;
  word predictions.pick;
begin
  if on_day is null then code := 'PICKS_CLOSED'; return; end if;
  perform predictions.lock_picks(on_day, false);
  select * into session from predictions.market_session where trade_date = on_day;
  if not found then code := 'NOT_FOUND'; return; end if;
  insert into predictions.member_day (member_id, trade_date, version) values (p_member_id, on_day, 0) on conflict do nothing;
  select * into mine from predictions.member_day where member_id = p_member_id and trade_date = on_day for update;
  at := predictions.moment();
  if session.phase = 'CANCELLED' or at < session.opens_at or at >= session.cutoff_at then code := 'PICKS_CLOSED'; return; end if;
  select * into listed from predictions.listing where trade_date = on_day and symbol = p_symbol;
  if not found then code := 'NOT_FOUND'; return; end if;
  -- Counted already: only a clock that was set back could get here.
  if listed.frozen_at is not null then code := 'PICKS_CLOSED'; return; end if;
  select * into was from predictions.pick where member_id = p_member_id and trade_date = on_day and symbol = p_symbol;

  if p_act = 'create' then
    if was.state <> 'CANCELLED' then code := 'ALREADY_PICKED'; return; end if;
    if mine.used_slots >= mine.base_slots + mine.ad_slots then code := 'SLOTS_USED_UP'; return; end if;
    insert into predictions.pick as kept (id, member_id, trade_date, symbol, side, confidence, picked_at, changed_at)
    values (p_id, p_member_id, on_day, p_symbol, p_side, p_confidence, at, at)
    on conflict (member_id, trade_date, symbol) do update set state = 'OPEN', side = excluded.side,
      confidence = excluded.confidence, version = kept.version + 1, picked_at = at, changed_at = at
    returning * into word;
  else
    if was.state is distinct from 'OPEN' then code := 'NOT_FOUND'; return; end if;
    update predictions.pick kept set version = kept.version + 1, changed_at = at,
      state = case p_act when 'cancel' then 'CANCELLED' else kept.state end,
      side = coalesce(p_side, kept.side),
      confidence = case when p_keeps_confidence then kept.confidence else p_confidence end
    where id = was.id returning * into word;
  end if;
  update predictions.member_day set version = version + 1,
    used_slots = used_slots + case p_act when 'create' then 1 when 'cancel' then -1 else 0 end
  where member_id = p_member_id and trade_date = on_day;
  day := predictions.tell_day(p_member_id, on_day);
  pick := predictions.pick_json(word);
end $$;

-- Picks of many requests, each with the answer of its key, in one transaction. p_items: what `put_pick` takes, and the key that it
-- answers. Who is refused has changed nothing; the caller stores that answer. `fingerprint` is that of a key answered before.
-- Members' days are locked in one order, so two calls never wait for each other.
create function predictions.put_picks(p_items jsonb)
returns table (place integer, code text, status smallint, content_type text, body text, fingerprint bytea)
language plpgsql as $$
#variable_conflict use_column
declare
  item record;
  known platform.idempotency;
  put record;
begin
  for item in
    select * from jsonb_to_recordset(p_items) as item (place integer, principal text, key text, fingerprint bytea, act text,
      member_id text, trade_date date, symbol text, id text, side text, confidence smallint, keeps_confidence boolean,
      status smallint)
    order by item.member_id, item.place
  loop
    place := item.place;
    select * into known from platform.answered(array[item.principal], array[item.key]);
    if found then
      code := null; status := known.status; content_type := known.content_type; body := known.body;
      fingerprint := known.fingerprint;
      return next;
      continue;
    end if;
    put := predictions.put_pick(item.act, item.member_id, item.trade_date, item.symbol, item.id, item.side, item.confidence,
      item.keeps_confidence);
    code := put.code; status := item.status; content_type := 'application/json'; fingerprint := null; body := null;
    if put.code is null then
      body := jsonb_build_object('pick', put.pick, 'slots', put.day -> 'slots', 'version', put.day -> 'version');
      insert into platform.idempotency (principal, key, fingerprint, status, content_type, body)
      values (item.principal, item.key, item.fingerprint, status, content_type, body);
    end if;
    return next;
  end loop;
end $$;

-- After a day was voided: none of its slots is used, those that ads opened move to the next session, and every member concerned
-- is told. Answers how many members.
create function predictions.give_slots_back(p_trade_date date) returns integer
language plpgsql as $$
declare
  next_day date := (select trade_date from predictions.market_session
    where phase <> 'CANCELLED' and trade_date <> p_trade_date and cutoff_at > predictions.moment() order by cutoff_at limit 1);
  members text[];
  moved text[];
begin
  select array_agg(mine.member_id), array_agg(mine.member_id) filter (where mine.ad_slots > 0 and next_day is not null)
  into members, moved
  from (select * from predictions.member_day where trade_date = p_trade_date and used_slots + ad_slots > 0
    order by member_id for update) mine;

  insert into predictions.member_day as day (member_id, trade_date, ad_slots)
  select member_id, next_day, ad_slots from predictions.member_day
  where trade_date = p_trade_date and member_id = any (moved) order by member_id
  on conflict (member_id, trade_date) do update set ad_slots = least(20, day.ad_slots + excluded.ad_slots),
    version = day.version + 1;
  update predictions.member_day set used_slots = 0, version = version + 1,
    ad_slots = case when next_day is null then ad_slots else 0 end
  where trade_date = p_trade_date and member_id = any (members);

  perform predictions.tell_day(member_id, p_trade_date) from unnest(members) member_id;
  perform predictions.tell_day(member_id, next_day) from unnest(moved) member_id;
  return coalesce(cardinality(members), 0);
end $$;
