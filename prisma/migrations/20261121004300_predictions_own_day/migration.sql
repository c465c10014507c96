-- As before (20261121002200), but a member's day is looked for before it is made: nearly every pick finds it, and an insert that
-- comes to nothing costs twice as much as the look.
create or replace function predictions.put_pick(p_act text, p_member_id text, p_trade_date date, p_symbol text, p_id text, p_side text,
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
  select * into mine from predictions.member_day where member_id = p_member_id and trade_date = on_day for update;
  if not found then
    insert into predictions.member_day (member_id, trade_date, version) values (p_member_id, on_day, 0) on conflict do nothing;
    select * into mine from predictions.member_day where member_id = p_member_id and trade_date = on_day for update;
  end if;
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
