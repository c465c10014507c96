-- Picks that arrive together are put together: each step is one statement for all of them, where `put_pick` made a dozen of each.

drop function predictions.put_picks(jsonb);
drop function predictions.put_pick(text, text, date, text, text, text, smallint, boolean);

-- A request on its way: what was asked, of which day, whether its key has an answer already, and why it is refused (null: it
-- isn't).
create type predictions.pick_item as (
  place integer, principal text, key text, fingerprint bytea, act text, member_id text, trade_date date, symbol text, id text,
  side text, confidence smallint, keeps_confidence boolean, status smallint, is_answered boolean, code text
);

-- Tells the screens of members their days as they are now, and answers them.
drop function predictions.tell_day(text, date);
create function predictions.tell_days(p_member_ids text[], p_trade_dates date[])
returns table (member_id text, trade_date date, day jsonb)
language plpgsql as $$
#variable_conflict use_column
begin
  return query
  with told as materialized (
    select ids.member_id, ids.trade_date, predictions.day_json(ids.member_id, ids.trade_date) as day
    from unnest(p_member_ids, p_trade_dates) as ids(member_id, trade_date)
  ), event as (
    insert into platform.event (member_id, type, key, version, payload)
    select told.member_id, 'event_update', told.member_id || ':' || told.trade_date, (told.day ->> 'version')::bigint,
      told.day || '{"kind": "pick_day"}'
    from told
  )
  select told.member_id, told.trade_date, told.day from told;
end $$;

-- Makes, changes or takes back picks of many requests, each of another member, in one transaction, each with the answer of its
-- key. trade_date null: of the session that takes picks now. Who is refused has changed nothing; the caller stores that answer.
-- `fingerprint` is that of a key answered before. Order of locks: the days' picks, the members' days by member. The clock is
-- read last.
create function predictions.put_picks(p_items jsonb)
returns table (place integer, code text, status smallint, content_type text, body text, fingerprint bytea)
language plpgsql set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
#variable_conflict use_column
declare
  at timestamptz := predictions.moment();
  open_day date := (
    select trade_date from predictions.market_session
    where phase <> 'CANCELLED' and opens_at <= at and cutoff_at > at order by cutoff_at limit 1);
  members text[];
  days date[];
  items predictions.pick_item[];
begin
  select array_agg(item.member_id order by item.member_id),
    array_agg(coalesce(item.trade_date, open_day) order by item.member_id)
  into members, days
  from jsonb_to_recordset(p_items) as item (member_id text, trade_date date);
  if cardinality(members) > (select count(distinct member_id) from unnest(members) as member_id) then
    raise exception 'a member’s picks are put one after the other';
  end if;

  perform predictions.lock_picks(asked.trade_date, false)
  from (select distinct trade_date from unnest(days) as trade_date where trade_date is not null order by trade_date) asked;

  -- Looked for before it is made: nearly every pick finds it.
  insert into predictions.member_day (member_id, trade_date, version)
  select ids.member_id, ids.trade_date, 0 from unnest(members, days) as ids(member_id, trade_date)
  join predictions.market_session session on session.trade_date = ids.trade_date
  where not exists (
    select from predictions.member_day mine where mine.member_id = ids.member_id and mine.trade_date = ids.trade_date)
  order by ids.member_id
  on conflict do nothing;
  perform from unnest(members, days) with ordinality as ids(member_id, trade_date, turn)
  join predictions.member_day mine on mine.member_id = ids.member_id and mine.trade_date = ids.trade_date
  order by ids.turn for update of mine;

  at := predictions.moment();
  items := array(
    select row(item.place, item.principal, item.key, item.fingerprint, item.act, item.member_id, session.trade_date,
      item.symbol, item.id, item.side, item.confidence, item.keeps_confidence, item.status, known.key is not null,
      case
        when known.key is not null then null
        when session.trade_date is null then case when item.trade_date is null then 'PICKS_CLOSED' else 'NOT_FOUND' end
        when session.phase = 'CANCELLED' or at < session.opens_at or at >= session.cutoff_at then 'PICKS_CLOSED'
        when listing.symbol is null then 'NOT_FOUND'
        -- Counted already: only a clock that was set back could get here.
        when listing.frozen_at is not null then 'PICKS_CLOSED'
        when item.act <> 'create' then case when pick.state = 'OPEN' then null else 'NOT_FOUND' end
        when pick.state <> 'CANCELLED' then 'ALREADY_PICKED'
        when mine.used_slots >= mine.base_slots + mine.ad_slots then 'SLOTS_USED_UP'
      end)::predictions.pick_item
    from jsonb_to_recordset(p_items) as item (place integer, principal text, key text, fingerprint bytea, act text,
      member_id text, trade_date date, symbol text, id text, side text, confidence smallint, keeps_confidence boolean,
      status smallint)
    left join platform.idempotency known on known.principal = item.principal and known.key = item.key
    left join predictions.market_session session on session.trade_date = coalesce(item.trade_date, open_day)
    left join predictions.member_day mine on mine.member_id = item.member_id and mine.trade_date = session.trade_date
    left join predictions.listing on listing.trade_date = session.trade_date and listing.symbol = item.symbol
    left join predictions.pick on pick.member_id = item.member_id and pick.trade_date = session.trade_date
      and pick.symbol = item.symbol);

  return query
  select item.place, item.code, known.status, known.content_type, known.body, known.fingerprint
  from unnest(items) item
  left join platform.idempotency known on item.is_answered and known.principal = item.principal and known.key = item.key
  where item.is_answered or item.code is not null;

  items := array(select item from unnest(items) item where not item.is_answered and item.code is null);

  insert into predictions.pick as kept (id, member_id, trade_date, symbol, side, confidence, picked_at, changed_at)
  select item.id, item.member_id, item.trade_date, item.symbol, item.side, item.confidence, at, at
  from unnest(items) item where item.act = 'create'
  on conflict (member_id, trade_date, symbol) do update set state = 'OPEN', side = excluded.side,
    confidence = excluded.confidence, version = kept.version + 1, picked_at = at, changed_at = at;
  update predictions.pick kept set version = kept.version + 1, changed_at = at,
    state = case item.act when 'cancel' then 'CANCELLED' else kept.state end,
    side = coalesce(item.side, kept.side),
    confidence = case when item.keeps_confidence then kept.confidence else item.confidence end
  from unnest(items) item
  where item.act <> 'create' and kept.member_id = item.member_id and kept.trade_date = item.trade_date
    and kept.symbol = item.symbol;
  update predictions.member_day mine set version = mine.version + 1,
    used_slots = mine.used_slots + case item.act when 'create' then 1 when 'cancel' then -1 else 0 end
  from unnest(items) item where mine.member_id = item.member_id and mine.trade_date = item.trade_date;

  return query
  with told as materialized (
    select item.place, item.principal, item.key, item.fingerprint, item.status, jsonb_build_object(
      'pick', predictions.pick_json(pick), 'slots', told.day -> 'slots', 'version', told.day -> 'version')::text as body
    from predictions.tell_days(
      array(select item.member_id from unnest(items) item), array(select item.trade_date from unnest(items) item)) told
    join unnest(items) item on item.member_id = told.member_id
    join predictions.pick on pick.member_id = item.member_id and pick.trade_date = item.trade_date and pick.symbol = item.symbol
  ), kept as (
    insert into platform.idempotency (principal, key, fingerprint, status, content_type, body)
    select told.principal, told.key, told.fingerprint, told.status, 'application/json', told.body from told
  )
  select told.place, null, told.status, 'application/json', told.body, null::bytea from told;
end $$;

-- As before (20261121002200), but telling all at once.
create or replace function predictions.give_slots_back(p_trade_date date) returns integer
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

  perform predictions.tell_days(members, array_fill(p_trade_date, array[coalesce(cardinality(members), 0)]));
  perform predictions.tell_days(moved, array_fill(next_day, array[coalesce(cardinality(moved), 0)]));
  return coalesce(cardinality(members), 0);
end $$;
